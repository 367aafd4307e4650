import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import type { PushedCheckpoint } from './pushed-checkpoint.js';

export const POST_CHECKPOINT = 'audit.post-checkpoint';

const TIMEOUT_MS = 15_000;

/** Posts a checkpoint as `text/plain` to the address that the operator has set; one that fails is tried again. */
@Injectable()
export class PostCheckpointTask extends BackgroundTask {
  readonly name = POST_CHECKPOINT;

  constructor(private readonly config: Config) {
    super();
  }

  override async run({ note }: PushedCheckpoint, signal: AbortSignal): Promise<void> {
    const url = this.config.audit.checkpointWebhook;
    if (!url) return;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: note,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The checkpoint webhook answered ${response.status}.`);
  }
}
