import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { AuditLog } from '../audit-log.js';
import { logOf } from '../log-of.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { MAKE_EXPORT } from './make-export.task.js';
import type { ExportInput } from './exports.schemas.js';

@Injectable()
export class RequestExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `audit.log-not-found`. */
  run(by: Actor, { organisationId, format, filter, ...period }: ExportInput): Promise<{ id: string }> {
    const id = uuidv7();
    const [from, to] = [new Date(period.from).toISOString(), new Date(period.to).toISOString()];
    return this.transactions.run(async (tx) => {
      const logId = await logOf(tx, by, organisationId);
      const now = this.clock.now();
      await runSql(
        tx,
        `insert into audit_export (id, log_id, period_from, period_to, format, filter, requested_by, requester, requested_at, state,
           moved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $9)`,
        [id, logId, from, to, format, filter ? JSON.stringify(filter) : null, by.id, by.kind, now],
      );
      await this.queue.add(tx, MAKE_EXPORT, { exportId: id }, { maxAttempts: 1 });
      const requested = {
        action: 'export.requested',
        targetId: id,
        facts: { from, to, format, filter: filter ?? null },
        organisationId: organisationOfLog(logId),
      } as const;
      await this.audit.recordAll(tx, by, [requested]);
      return { id };
    });
  }
}
