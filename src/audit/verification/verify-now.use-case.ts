import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../access/actor.js';
import { Transactions } from '../../platform/database/transactions.js';
import { AuditLog } from '../audit-log.js';
import { logOf } from '../log-of.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { type LogVerdict, VerifyLog } from './verify-log.js';

/** Verifies a log while somebody waits for it, and records what was found. */
@Injectable()
export class VerifyNow {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly verifyLog: VerifyLog,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `audit.log-not-found`. */
  async run(by: Actor, organisationId: string | undefined): Promise<LogVerdict> {
    return this.verify(by, await logOf(this.em.fork(), by, organisationId));
  }

  /** The same for a log that the caller may look into. */
  async verify(by: Actor, logId: string): Promise<LogVerdict> {
    const verdict = await this.verifyLog.run(logId);
    const verified = {
      action: 'log.verified',
      targetId: logId,
      facts: { size: verdict.size, findings: verdict.findings.length },
      organisationId: organisationOfLog(logId),
    } as const;
    await this.transactions.run((tx) => this.audit.recordAll(tx, by, [verified]));
    return verdict;
  }
}
