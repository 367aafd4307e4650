import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockWebhook, ownerOf } from './find-webhook.js';
import { WebhookSecrets } from './webhook-secrets.js';
import type { RotatedSecret } from './webhooks.schemas.js';

/** Gives a webhook a new secret; for 24 hours messages are signed with the one before, too. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `WebhookNotFound` and `TooManySecrets`. */
  async run(by: Actor, id: string): Promise<RotatedSecret> {
    const { plain, sealed } = await this.secrets.mint({ id, organisationId: ownerOf(by) });
    return this.transactions.run(async (tx) => {
      const webhook = await lockWebhook(tx, by, id);
      const previousSecretUntil = webhook.rotate(sealed, this.clock.now()).toISOString();
      await tx.flush();
      await this.audit.record(tx, by, 'webhook.secret-rotated', id, {
        previousValidUntil: previousSecretUntil,
      });
      return { secret: plain, previousSecretUntil };
    });
  }
}
