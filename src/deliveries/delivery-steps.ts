import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Reason } from '../connections/public/reasons.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Decision } from './decision.js';
import type { Delivery, Words } from './delivery.entity.js';
import { DeliveryNews } from './delivery-news.js';
import { HeldDeliveries } from './public/held-deliveries.js';
import { RepairConnection } from './repair-connection.js';
import { retryDelay } from './retry-delay.js';

/** A partner that says nothing else is left alone for this long. */
export const RATE_LIMIT_PAUSE_MS = 60_000;

type Failure = Extract<Decision, { step: 'fail' }>;

/** Takes a delivery's step: its new state, its audit event, and what follows for others, in one transaction. */
@Injectable()
export class DeliverySteps {
  constructor(
    private readonly audit: AuditLog,
    private readonly news: DeliveryNews,
    private readonly held: HeldDeliveries,
    private readonly repair: RepairConnection,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async take(tx: Tx, by: Actor, delivery: Delivery, decision: Decision): Promise<void> {
    const now = this.clock.now();
    switch (decision.step) {
      case 'acknowledge':
        delivery.acknowledge(now);
        await this.ended(tx, by, delivery);
        await this.held.release(tx, by, { ...delivery, reason: 'question_required' });
        return;
      case 'presume':
        delivery.presume(now);
        await this.ended(tx, by, delivery);
        return this.news.tell(tx, delivery);
      case 'end':
        return this.end(tx, by, delivery, decision.reason, decision.words);
      case 'hold':
        return this.hold(tx, by, delivery, decision.reason, decision.words);
      case 'repair':
        await this.hold(tx, by, delivery, 'connection_not_ready', decision.words);
        return this.repair.run(tx, by, delivery.connectionId, decision.reason, decision.words.partnerWords);
      case 'again':
        delivery.postpone(null, now);
        return this.postponed(tx, by, delivery, 'credential_replaced');
      case 'wait':
        delivery.postpone(
          'rate_limited',
          new Date(now.getTime() + (decision.retryAfterMs ?? RATE_LIMIT_PAUSE_MS)),
        );
        return this.postponed(tx, by, delivery, 'rate_limited');
      case 'fail':
        return this.fail(tx, by, delivery, decision);
    }
  }

  /** Ends it and tells its owner. */
  async end(tx: Tx, by: Actor, delivery: Delivery, reason: Reason, words: Words): Promise<void> {
    if (reason === 'question_required' && (await this.isKnownToLackAnswers(tx, delivery))) {
      return this.hold(tx, by, delivery, reason, words);
    }
    delivery.end(reason, this.clock.now(), words);
    await this.ended(tx, by, delivery);
    await this.news.tell(tx, delivery);
    if (reason === 'question_required') await this.holdOthersOf(tx, by, delivery);
  }

  async hold(
    tx: Tx,
    by: Actor,
    delivery: Delivery,
    reason: Reason,
    words?: Words,
    dueAt?: Date,
  ): Promise<void> {
    delivery.hold(reason, dueAt ?? this.clock.now(), words);
    await tx.flush();
    await this.audit.record(tx, by, 'delivery.held', delivery.id, { partner: delivery.partner, reason });
  }

  /** Its application was erased. */
  async cancel(tx: Tx, by: Actor, delivery: Delivery): Promise<void> {
    delivery.cancel(this.clock.now());
    await this.ended(tx, by, delivery);
  }

  private async fail(
    tx: Tx,
    by: Actor,
    delivery: Delivery,
    { reason, ambiguous, words, atOnce }: Failure,
  ): Promise<void> {
    const now = this.clock.now();
    const delay = retryDelay(delivery.attemptsMade + 1, this.config.retryScale, Math.random());
    const nextAt = delay === undefined ? undefined : new Date(now.getTime() + (atOnce ? 0 : delay));
    delivery.fail(reason, ambiguous, nextAt, now, words);
    if (delivery.state === 'queued') return this.postponed(tx, by, delivery, reason ?? 'interrupted');
    await this.ended(tx, by, delivery);
    await this.news.tell(tx, delivery);
  }

  /** Deliveries of one job are judged one after another, so that its owner is told once. */
  private async isKnownToLackAnswers(tx: Tx, { id, jobId, connectionId }: Delivery): Promise<boolean> {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${connectionId}/${jobId}`]);
    const others = await runSql<object>(
      tx,
      `select 1 from delivery where connection_id = $1 and job_id = $2 and id <> $3
         and state = 'undeliverable' and reason = 'question_required' limit 1`,
      [connectionId, jobId, id],
    );
    return others.length > 0;
  }

  private async holdOthersOf(
    tx: Tx,
    by: Actor,
    { jobId, connectionId, partner, field }: Delivery,
  ): Promise<void> {
    const reason = 'question_required';
    const others = await runSql<{ id: string }>(
      tx,
      `update delivery set state = 'held', reason = $3, field = $4
       where connection_id = $1 and job_id = $2 and state = 'queued' returning id`,
      [connectionId, jobId, reason, field],
    );
    const happened = others.map(({ id: targetId }) => ({
      action: 'delivery.held' as const,
      targetId,
      facts: { partner, reason },
    }));
    if (happened.length > 0) await this.audit.recordAll(tx, by, happened);
  }

  private async ended(tx: Tx, by: Actor, { id, partner, state, reason, evidence }: Delivery): Promise<void> {
    await tx.flush();
    await this.audit.record(tx, by, 'delivery.ended', id, { partner, state, reason, evidence });
  }

  private async postponed(
    tx: Tx,
    by: Actor,
    { id, partner, dueAt }: Delivery,
    reason: string,
  ): Promise<void> {
    await tx.flush();
    await this.audit.record(tx, by, 'delivery.postponed', id, {
      partner,
      reason,
      dueAt: dueAt.toISOString(),
    });
  }
}
