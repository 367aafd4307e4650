import { Injectable } from '@nestjs/common';
import { system } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Notifier } from '../notifications/public/notifier.js';
import { People } from '../organisations/public/people.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Webhook } from './webhook.entity.js';
import { disabledMessage } from './webhooks.messages.js';

/** Stops sending to a webhook by itself, and tells those who can mend it. */
@Injectable()
export class DisableWebhook {
  constructor(
    private readonly audit: AuditLog,
    private readonly notifier: Notifier,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** The webhook has to be locked by this transaction. */
  async run(tx: Tx, webhook: Webhook, reason: 'failing' | 'gone'): Promise<void> {
    if (!webhook.disable(reason, this.clock.now())) return;
    await tx.flush();
    const { id, organisationId } = webhook;
    await this.audit.record(tx, system('webhooks', organisationId), 'webhook.disabled', id, { reason });
    const message = disabledMessage(webhook, reason);
    if (organisationId === null) await this.notifier.tellSupport(tx, message);
    else {
      const managers = await this.people.managersOf(organisationId, tx);
      await this.notifier.tell(tx, managers, message, organisationId);
    }
  }
}
