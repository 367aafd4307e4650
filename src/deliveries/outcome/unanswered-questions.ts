import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Delivery } from '../delivery.entity.js';
import { HeldDeliveries } from '../public/held-deliveries.js';

const REASON = 'question_required';

/** A job whose partner demands an answer that no application has: one delivery says so, its others wait for that one. */
@Injectable()
export class UnansweredQuestions {
  constructor(
    private readonly audit: AuditLog,
    private readonly held: HeldDeliveries,
  ) {}

  /** Whether another delivery of the job has said it. They are judged one after another, so that its owner is told once. */
  async isKnown(tx: Tx, { id, jobId, connectionId }: Delivery): Promise<boolean> {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${connectionId}/${jobId}`]);
    const others = await runSql<object>(
      tx,
      `select 1 from delivery where connection_id = $1 and job_id = $2 and id <> $3
         and state = 'undeliverable' and reason = $4 limit 1`,
      [connectionId, jobId, id, REASON],
    );
    return others.length > 0;
  }

  async holdOthers(tx: Tx, by: Actor, { jobId, connectionId, partner, field }: Delivery): Promise<void> {
    const others = await runSql<{ id: string }>(
      tx,
      `update delivery set state = 'held', reason = $3, field = $4
       where connection_id = $1 and job_id = $2 and state = 'queued' returning id`,
      [connectionId, jobId, REASON, field],
    );
    if (others.length === 0) return;
    const facts = { partner, reason: REASON };
    await this.audit.recordAll(
      tx,
      by,
      others.map(({ id: targetId }) => ({ action: 'delivery.held', targetId, facts })),
    );
  }

  /** The partner has taken applications to these jobs. */
  async settled(
    tx: Tx,
    by: Actor,
    deliveries: readonly Pick<Delivery, 'connectionId' | 'jobId'>[],
  ): Promise<void> {
    const waiting = await runSql<{ connectionId: string; jobId: string }>(
      tx,
      `select distinct connection_id as "connectionId", job_id as "jobId" from delivery
       where state = 'held' and reason = $1 and (connection_id, job_id) in (select * from unnest($2::uuid[], $3::uuid[]))`,
      [REASON, deliveries.map(({ connectionId }) => connectionId), deliveries.map(({ jobId }) => jobId)],
    );
    for (const { connectionId, jobId } of waiting)
      await this.held.release(tx, by, { connectionId, jobId, reason: REASON });
  }
}
