import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { violatedConstraint } from '../platform/database/database-errors.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { OutgoingCalls } from '../platform/outgoing/outgoing-calls.js';
import { ownerOf } from './find-webhook.js';
import { Webhook } from './webhook.entity.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { TooManyWebhooks, UrlRefused, UrlTaken } from './webhooks.errors.js';
import type { NewWebhook } from './webhooks.schemas.js';

const MOST_WEBHOOKS = 20;

/** Sets up a webhook for an organisation, or for all of them. */
@Injectable()
export class CreateWebhook {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly secrets: WebhookSecrets,
    private readonly calls: OutgoingCalls,
    private readonly clock: Clock,
  ) {}

  /** Answers with the plain secret. Refuses with `UrlRefused`, `UrlTaken` and `TooManyWebhooks`. */
  async run(by: Actor, input: NewWebhook): Promise<{ readonly id: string; readonly secret: string }> {
    const url = new URL(input.url);
    const refusal = this.calls.refusalOf(url.href);
    if (refusal) throw new UrlRefused(refusal);
    const owner = { id: uuidv7(), organisationId: ownerOf(by) };
    const { plain, sealed } = await this.secrets.mint(owner);
    const events = [...new Set(input.events)];
    await this.transactions.run(async (tx) => {
      const { organisationId } = owner;
      await oneAtATime(tx, organisationId);
      if ((await tx.count(Webhook, { organisationId })) >= MOST_WEBHOOKS) throw new TooManyWebhooks();
      tx.create(Webhook, {
        ...owner,
        url: url.href,
        description: input.description ?? '',
        events,
        secret: sealed,
        previousSecret: null,
        previousSecretUntil: null,
        earlierSecrets: [],
        disabledAt: null,
        disabledReason: null,
        failures: 0,
        failingSince: null,
        lastFailedAt: null,
        pausedUntil: null,
        createdAt: this.clock.now(),
      });
      await tx.flush().catch((error: unknown) => {
        throw violatedConstraint(error) === 'webhook_url_once' ? new UrlTaken() : error;
      });
      await this.audit.record(tx, by, 'webhook.created', owner.id, { host: url.host, events });
    });
    return { id: owner.id, secret: plain };
  }
}

/** Whoever makes another one of the same owner counts after this one, until the transaction ends. */
const oneAtATime = (tx: Tx, organisationId: string | null) =>
  tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`webhooks:${organisationId ?? 'hub'}`]);
