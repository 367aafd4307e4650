import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { INSTANCE_LOG } from '../sealing/log-id.js';
import type { PushedCheckpoint } from './pushed-checkpoint.js';

export const FILE_CHECKPOINT = 'audit.file-checkpoint';

/** Appends a checkpoint to its log's file of the day: `<directory>/<organisation or instance>/<date>.txt`. */
@Injectable()
export class FileCheckpointTask extends BackgroundTask {
  readonly name = FILE_CHECKPOINT;

  constructor(private readonly config: Config) {
    super();
  }

  override async run({ logId, note, at }: PushedCheckpoint): Promise<void> {
    const folder = join(this.config.audit.checkpointDir, logId === INSTANCE_LOG ? 'instance' : logId);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${at.slice(0, 10)}.txt`);
    await appendFile(file, `${note}\n`, { flush: true });
  }
}
