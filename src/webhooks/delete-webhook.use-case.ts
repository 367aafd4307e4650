import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockWebhook } from './find-webhook.js';

/** Deletes a webhook, its secrets and its messages. */
@Injectable()
export class DeleteWebhook {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `WebhookNotFound`. */
  async run(by: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const webhook = await lockWebhook(tx, by, id);
      tx.remove(webhook);
      await tx.flush();
      await this.audit.record(tx, by, 'webhook.deleted', id, { host: new URL(webhook.url).host });
    });
  }
}
