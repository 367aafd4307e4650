import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { AuditLog } from '../audit-log.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { type LogVerdict, type Moved, VerifyLog } from './verify-log.js';

/** Verifies a log and records what was found. */
@Injectable()
export class VerifyAndRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly verifyLog: VerifyLog,
    private readonly audit: AuditLog,
  ) {}

  /** `keep` stores the verdict in the transaction of its event. */
  async run(
    by: Actor,
    logId: string,
    moved?: Moved,
    keep?: (tx: Tx, verdict: LogVerdict) => Promise<unknown>,
  ): Promise<LogVerdict> {
    const verdict = await this.verifyLog.run(logId, moved);
    const verified = {
      action: 'log.verified',
      targetId: logId,
      facts: { size: verdict.size, findings: verdict.findings.length },
      organisationId: organisationOfLog(logId),
    } as const;
    await this.transactions.run(async (tx) => {
      await keep?.(tx, verdict);
      await this.audit.recordAll(tx, by, [verified]);
    });
    return verdict;
  }
}
