import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockWebhook } from './find-webhook.js';
import { MessageQueue } from './message-queue.js';
import { TEST_EVENT } from './webhook-events.js';
import type { QueuedTest } from './webhook-messages.schemas.js';
import { WebhookDisabled } from './webhooks.errors.js';

/** Sends an event that tells nothing, so that a receiver can be tried. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly queue: MessageQueue,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `WebhookNotFound` and `WebhookDisabled`. */
  async run(by: Actor, id: string): Promise<QueuedTest> {
    return this.transactions.run(async (tx) => {
      const webhook = await lockWebhook(tx, by, id);
      if (webhook.disabledAt) throw new WebhookDisabled();
      const data = { webhookId: id, organisationId: webhook.organisationId };
      const test = { webhookId: id, type: TEST_EVENT, at: this.clock.now(), data };
      const [messageId = ''] = await this.queue.add(tx, [test]);
      await this.audit.record(tx, by, 'webhook.tested', id, { messageId });
      return { messageId };
    });
  }
}
