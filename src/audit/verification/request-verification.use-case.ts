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
import { VERIFY_LOG } from './verify-log.task.js';

/** A run that has not moved for so long is not waited for. One that is queued is: its job is still to come. */
const STALLED_AFTER = '2 minutes';
const UNDER_WAY = `
  select id from audit_verification
  where log_id = $1 and (state = 'queued' or (state = 'running' and moved_at > now() - interval '${STALLED_AFTER}')) limit 1`;

/** Asks for a log to be verified in the background; who asks while that is under way gets the same one. */
@Injectable()
export class RequestVerification {
  constructor(
    private readonly transactions: Transactions,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `audit.log-not-found`. */
  run(by: Actor, organisationId: string | undefined): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const logId = await logOf(tx, by, organisationId);
      await runSql(tx, `select pg_advisory_xact_lock(hashtext('audit-verification'), hashtext($1::text))`, [
        logId,
      ]);
      const [underWay] = await runSql<{ id: string }>(tx, UNDER_WAY, [logId]);
      const id = underWay?.id ?? uuidv7();
      if (!underWay) {
        await runSql(
          tx,
          `insert into audit_verification (id, log_id, requested_at, state, moved_at) values ($1, $2, $3, 'queued', $3)`,
          [id, logId, this.clock.now()],
        );
        await this.queue.add(tx, VERIFY_LOG, { verificationId: id });
      }
      const requested = {
        action: 'log.verification-requested',
        targetId: logId,
        facts: {},
        organisationId: organisationOfLog(logId),
      } as const;
      await this.audit.recordAll(tx, by, [requested]);
      return { id };
    });
  }
}
