import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import type { Connection } from '../../connections/public/connection.entity.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { HeldDeliveries } from '../public/held-deliveries.js';
import { PLAN_EARLIER } from './plan-earlier.task.js';

const CANCEL = `
  update delivery set state = 'cancelled', reason = null, field = null, partner_words = null, finished_at = $2
  where connection_id = $1 and state = 'held' returning id, application_id as "applicationId"`;

const HOLD_FOR = `
  update delivery set reason = $2, field = null, partner_words = null
  where connection_id = $1 and state = 'held' and reason = any($3) returning id`;

const KEPT_BACK: Reason = 'kept_back';
const GOES_ON_BY_ITSELF: readonly Reason[] = [
  'connection_not_ready',
  'job_not_mapped',
  'awaiting_documents',
  'question_required',
];

/** What can become of all deliveries that a connection holds, each with its event in the log. */
@Injectable()
export class WaitingSteps {
  constructor(
    private readonly held: HeldDeliveries,
    private readonly audit: AuditLog,
    private readonly queue: Queue,
    private readonly clock: Clock,
  ) {}

  async cancel(tx: Tx, by: Actor, { id, partner, organisationId }: Connection): Promise<void> {
    const ended = await runSql<{ id: string; applicationId: string }>(tx, CANCEL, [id, this.clock.now()]);
    const how = { partner, state: 'cancelled', reason: null, evidence: null };
    await this.audit.recordAll(
      tx,
      by,
      ended.map(({ id: targetId, applicationId }): Recorded => {
        const facts = { ...how, applicationId };
        return { action: 'delivery.ended', targetId, facts, organisationId };
      }),
    );
  }

  /** They stay, whatever becomes of the connection. */
  keep(tx: Tx, by: Actor, connection: Connection): Promise<void> {
    return this.holdFor(tx, by, connection, KEPT_BACK, GOES_ON_BY_ITSELF);
  }

  /** They go out as soon as the connection works; what else they lack is looked at then. */
  async deliver(tx: Tx, by: Actor, connection: Connection): Promise<void> {
    if (connection.state === 'connected')
      await this.held.release(tx, by, { connectionId: connection.id, reason: KEPT_BACK });
    else await this.holdFor(tx, by, connection, 'connection_not_ready', [KEPT_BACK]);
  }

  /** Applications without a delivery are decided about once; if they are to go out, that is planned in the background. */
  async settleUnplanned(tx: Tx, { id: connectionId }: Connection, plan: boolean): Promise<void> {
    const until = this.clock.now();
    const [before] = await runSql<{ decidedAt: Date }>(
      tx,
      `select decided_at as "decidedAt" from delivery_backfill where connection_id = $1`,
      [connectionId],
    );
    await runSql(
      tx,
      `insert into delivery_backfill (connection_id, decided_at) values ($1, $2)
       on conflict (connection_id) do update set decided_at = excluded.decided_at`,
      [connectionId, until],
    );
    if (plan)
      await this.queue.add(tx, PLAN_EARLIER, { connectionId, after: before?.decidedAt ?? null, until });
  }

  private async holdFor(
    tx: Tx,
    by: Actor,
    { id, partner, organisationId }: Connection,
    reason: Reason,
    instead: readonly Reason[],
  ): Promise<void> {
    const held = await runSql<{ id: string }>(tx, HOLD_FOR, [id, reason, instead]);
    const facts = { partner, reason };
    await this.audit.recordAll(
      tx,
      by,
      held.map(({ id: targetId }): Recorded => ({
        action: 'delivery.held',
        targetId,
        facts,
        organisationId,
      })),
    );
  }
}
