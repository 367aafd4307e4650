import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { FILE_CHECKPOINT } from './file-checkpoint.task.js';
import { POST_CHECKPOINT } from './post-checkpoint.task.js';
import type { PushedCheckpoint } from './pushed-checkpoint.js';

/** Sends checkpoints to places that whoever owns the database does not own, each at least once. */
@Injectable()
export class CheckpointOutlets {
  constructor(
    private readonly config: Config,
    private readonly queue: Queue,
  ) {}

  async push(tx: Tx, checkpoint: PushedCheckpoint): Promise<void> {
    await this.queue.add(tx, FILE_CHECKPOINT, checkpoint);
    if (this.config.audit.checkpointWebhook)
      await this.queue.add(tx, POST_CHECKPOINT, checkpoint, { goesLast: true });
  }
}
