import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockWebhook } from './find-webhook.js';
import { MessageQueue } from './message-queue.js';
import type { Webhook } from './webhook.entity.js';
import type { WebhookChanges } from './webhooks.schemas.js';

/** Changes what a webhook is told of, and whether anything is sent to it. */
@Injectable()
export class ChangeWebhook {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly queue: MessageQueue,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `WebhookNotFound`. */
  async run(by: Actor, id: string, { enabled, ...changes }: WebhookChanges): Promise<void> {
    await this.transactions.run(async (tx) => {
      const webhook = await lockWebhook(tx, by, id);
      const fields = webhook.change(changes);
      const happened: Recorded[] = [
        ...(fields.length > 0
          ? [{ action: 'webhook.changed' as const, targetId: id, facts: { fields } }]
          : []),
        ...this.switched(webhook, enabled),
      ];
      if (happened.length === 0) return this.audit.unchanged(by);
      await tx.flush();
      await this.audit.recordAll(tx, by, happened);
      if (enabled === true) await this.queue.release(tx, id);
    });
  }

  private switched(webhook: Webhook, enabled: boolean | undefined): Recorded[] {
    const targetId = webhook.id;
    if (enabled === true && webhook.enable()) return [{ action: 'webhook.enabled', targetId, facts: {} }];
    if (enabled === false && webhook.disable('asked', this.clock.now()))
      return [{ action: 'webhook.disabled', targetId, facts: { reason: 'asked' } }];
    return [];
  }
}
