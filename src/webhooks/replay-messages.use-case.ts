import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockWebhook } from './find-webhook.js';
import { MessageQueue } from './message-queue.js';
import type { Replay, Replayed } from './webhook-messages.schemas.js';
import { WebhookDisabled } from './webhooks.errors.js';

/** What is under way or waiting is sent anyway; replayed by its id, what waits goes out now. */
const REPLAY = `
  with replayed as (
    update webhook_message set state = 'queued', ended_at = null, failures = 0, due_at = $2
    where webhook_id = $1 and case when $3::uuid[] is null
      then state in ('delivered', 'failed') and created_at >= $4 and created_at < $5
           and ($6::text is null or state = $6)
      else id = any($3) and state <> 'sending' end
    returning 1
  )
  select count(*)::int as messages from replayed`;

/** Sends messages again that were sent before, under the same ids. */
@Injectable()
export class ReplayMessages {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly queue: MessageQueue,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `WebhookNotFound` and `WebhookDisabled`; ids of other webhooks are left out. */
  async run(by: Actor, id: string, { ids, from, to, state }: Replay): Promise<Replayed> {
    return this.transactions.run(async (tx) => {
      const webhook = await lockWebhook(tx, by, id);
      if (webhook.disabledAt) throw new WebhookDisabled();
      const now = this.clock.now();
      const chosen = [id, now, ids ?? null, from ?? null, to ?? now, state ?? null];
      const [row] = await runSql<Replayed>(tx, REPLAY, chosen);
      const messages = row?.messages ?? 0;
      if (messages === 0) this.audit.unchanged(by);
      else {
        await this.audit.record(tx, by, 'webhook.replayed', id, { messages });
        await this.queue.wake(tx);
      }
      return { messages };
    });
  }
}
