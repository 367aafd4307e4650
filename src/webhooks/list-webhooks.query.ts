import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { ownerOf } from './find-webhook.js';
import type { DisabledReason } from './webhook.entity.js';
import type { WebhookEvent } from './webhook-events.js';
import { WebhookNotFound } from './webhooks.errors.js';
import type { WebhookPage, WebhookView } from './webhooks.schemas.js';

interface Row {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly events: WebhookEvent[];
  readonly organisationId: string | null;
  readonly reason: DisabledReason | null;
  readonly failures: number;
  readonly failingSince: string | null;
  readonly pausedUntil: string | null;
  readonly previousSecretUntil: string | null;
  readonly waiting: number;
  readonly lastDeliveredAt: string | null;
  readonly createdAt: string;
}

const WEBHOOKS = `
  select id, url, description, events, organisation_id as "organisationId", disabled_reason as reason, failures,
         failing_since as "failingSince", paused_until as "pausedUntil",
         previous_secret_until as "previousSecretUntil", created_at as "createdAt",
         (select count(*)::int from webhook_message message
          where message.webhook_id = webhook.id and state in ('queued', 'sending')) as waiting,
         (select max(ended_at) from webhook_message message
          where message.webhook_id = webhook.id and state = 'delivered') as "lastDeliveredAt"
  from webhook
  where organisation_id is not distinct from $1::uuid and ($2::uuid is null or id = $2)
  order by id`;

/** Webhooks of an organisation, or of the whole hub; their secrets are in no answer of it. */
@Injectable()
export class ListWebhooks {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async all(by: Actor): Promise<WebhookPage> {
    return { data: await this.read(by, null), nextCursor: null };
  }

  /** Throws `WebhookNotFound`. */
  async one(by: Actor, id: string): Promise<WebhookView> {
    const [webhook] = await this.read(by, id);
    if (!webhook) throw new WebhookNotFound();
    return webhook;
  }

  private async read(by: Actor, id: string | null): Promise<WebhookView[]> {
    const now = this.clock.now();
    const rows = await runSql<Row>(this.em.fork(), WEBHOOKS, [ownerOf(by), id]);
    return rows.map(({ failures, ...row }) => ({
      ...row,
      state: row.reason ? 'disabled' : failures > 0 ? 'failing' : 'enabled',
      failingSince: iso(row.failingSince),
      pausedUntil: iso(onlyAfter(now, row.pausedUntil)),
      previousSecretUntil: iso(onlyAfter(now, row.previousSecretUntil)),
      lastDeliveredAt: iso(row.lastDeliveredAt),
      createdAt: new Date(row.createdAt).toISOString(),
    }));
  }
}

const iso = (moment: string | null): string | null => moment && new Date(moment).toISOString();
const onlyAfter = (now: Date, moment: string | null): string | null =>
  moment && new Date(moment) > now ? moment : null;
