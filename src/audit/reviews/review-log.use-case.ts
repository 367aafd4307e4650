import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Transactions } from '../../platform/database/transactions.js';
import { AuditLog } from '../audit-log.js';
import { logOf } from '../log-of.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { ReviewInput } from './reviews.schemas.js';

/** Signs off a period of a log. The review is nothing but its event, so it can no more be changed than what it reviews. */
@Injectable()
export class ReviewLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `audit.log-not-found`. */
  run(by: Actor, { organisationId, from, to, note }: ReviewInput): Promise<void> {
    return this.transactions.run(async (tx) => {
      const logId = await logOf(tx, by, organisationId);
      const reviewed = {
        action: 'log.reviewed',
        targetId: logId,
        facts: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), note },
        organisationId: organisationOfLog(logId),
      } as const;
      await this.audit.recordAll(tx, by, [reviewed]);
    });
  }
}
