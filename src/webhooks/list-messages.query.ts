import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, IN_ORDER, type Page, pageFrom } from '../platform/http/cursor.js';
import { ListWebhooks } from './list-webhooks.query.js';
import type { MessageQuery, WebhookMessage, WebhookMessageDetails } from './webhook-messages.schemas.js';
import { MessageNotFound } from './webhooks.errors.js';

type Moments = 'createdAt' | 'nextAttemptAt' | 'endedAt';
type Row = Omit<WebhookMessage, Moments> & { readonly [moment in Moments]: string | null } & {
  readonly body: string;
};
type Attempt = WebhookMessageDetails['attemptsMade'][number];

const MESSAGES = `
  select id, type, state, attempts, body, created_at as "createdAt", ended_at as "endedAt",
         case when state = 'queued' then due_at end as "nextAttemptAt",
         (select status from webhook_attempt where message_id = message.id order by number desc limit 1) as "lastStatus"
  from webhook_message message
  where webhook_id = $1`;
const ATTEMPTS = `
  select number, at, duration_ms as "durationMs", outcome, status, answer
  from webhook_attempt where message_id = $1 order by number limit 1000`;

/** What was sent to a webhook, and what it answered. */
@Injectable()
export class ListMessages {
  constructor(
    private readonly em: EntityManager,
    private readonly webhooks: ListWebhooks,
  ) {}

  /** By when it happened. Throws `WebhookNotFound`. */
  async page(
    by: Actor,
    webhookId: string,
    { limit, cursor, state, order }: MessageQuery,
  ): Promise<Page<WebhookMessage>> {
    const { after, by: direction } = IN_ORDER[order];
    const [last = null] = decodeCursor(cursor, z.uuid()) ?? [];
    await this.webhooks.one(by, webhookId);
    const rows = await runSql<Row>(
      this.em.fork(),
      `${MESSAGES} and ($2::uuid is null or id ${after} $2) and ($3::text is null or state = $3)
       order by id ${direction} limit $4`,
      [webhookId, last, state ?? null, limit + 1],
    );
    return pageFrom(rows.map(viewOf), limit, ({ id }) => [id]);
  }

  /** Throws `WebhookNotFound` and `MessageNotFound`. */
  async one(by: Actor, webhookId: string, messageId: string): Promise<WebhookMessageDetails> {
    await this.webhooks.one(by, webhookId);
    const em = this.em.fork();
    const [row] = await runSql<Row>(em, `${MESSAGES} and id = $2`, [webhookId, messageId]);
    if (!row) throw new MessageNotFound();
    const attempts = await runSql<Attempt>(em, ATTEMPTS, [messageId]);
    return {
      ...viewOf(row),
      body: row.body,
      attemptsMade: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    };
  }
}

function viewOf({ body: _, createdAt, nextAttemptAt, endedAt, ...row }: Row): WebhookMessage {
  return {
    ...row,
    createdAt: iso(createdAt) ?? '',
    nextAttemptAt: iso(nextAttemptAt),
    endedAt: iso(endedAt),
  };
}

const iso = (moment: string | null): string | null => moment && new Date(moment).toISOString();
