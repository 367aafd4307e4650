import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { DisableWebhook } from './disable-webhook.js';
import type { Claim } from './message-claims.js';
import { endpointPause, messageWait } from './retry-waits.js';
import type { Sent } from './send-message.js';
import { Webhook } from './webhook.entity.js';

const DELIVERED = `
  with ended as (
    update webhook_message set state = 'delivered', ended_at = $3, failures = 0, lease_token = null, lease_until = null
    where id = $1 and lease_token = $2 returning id, webhook_id, attempts
  ), attempt as (
    insert into webhook_attempt (message_id, number, at, duration_ms, outcome, status, answer)
    select id, attempts, $4, $5, $6, $7, $8 from ended
  )
  update webhook set failures = 0, failing_since = null, last_failed_at = null, paused_until = null
  where id = (select webhook_id from ended) and failures > 0`;

const FAILED = `
  with ended as (
    update webhook_message
    set state = case when $3::timestamptz is null then 'failed' else 'queued' end, due_at = coalesce($3, due_at),
        ended_at = case when $3::timestamptz is null then $9::timestamptz end,
        failures = failures + 1, lease_token = null, lease_until = null
    where id = $1 and lease_token = $2 returning id, attempts
  )
  insert into webhook_attempt (message_id, number, at, duration_ms, outcome, status, answer)
  select id, attempts, $4, $5, $6, $7, $8 from ended`;

/** Writes down what came of an attempt, unless somebody else has the message by now. */
@Injectable()
export class RecordAttempt {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly disable: DisableWebhook,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(claim: Claim, sent: Sent): Promise<void> {
    if (sent.outcome === 'delivered') {
      const ended = [claim.id, claim.leaseToken, this.clock.now()];
      await runSql(this.em.fork(), DELIVERED, [...ended, ...attemptOf(sent)]);
      return;
    }
    await this.transactions.run((tx) => this.failed(tx, claim, sent));
  }

  private async failed(tx: Tx, claim: Claim, sent: Sent): Promise<void> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const webhook = await tx.findOne(Webhook, { id: claim.webhookId }, { lockMode });
    if (!webhook) return;
    const now = this.clock.now();
    const nextAt = await this.nextTry(tx, claim, sent, now);
    await runSql(tx, FAILED, [claim.id, claim.leaseToken, nextAt, ...attemptOf(sent), now]);
    const pauseMs = Math.max(
      endpointPause(webhook.failures + 1, Math.random()) * this.config.retryScale,
      sent.retryAfterMs,
    );
    const failsTooLong = webhook.fail(now, pauseMs > 0 ? new Date(now.getTime() + pauseMs) : null);
    await tx.flush();
    if (sent.gone) await this.disable.run(tx, webhook, 'gone');
    else if (failsTooLong) await this.disable.run(tx, webhook, 'failing');
  }

  private async nextTry(tx: Tx, claim: Claim, sent: Sent, now: Date): Promise<Date | null> {
    const [row] = await runSql<{ failures: number }>(
      tx,
      'select failures from webhook_message where id = $1',
      [claim.id],
    );
    const wait = messageWait((row?.failures ?? 0) + 1, Math.random());
    if (wait === undefined) return null;
    return new Date(now.getTime() + Math.max(wait * this.config.retryScale, sent.retryAfterMs));
  }
}

const attemptOf = ({ at, durationMs, outcome, status, answer }: Sent): unknown[] => [
  at,
  durationMs,
  outcome,
  status,
  answer,
];
