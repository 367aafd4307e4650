import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import { endSessionsOf, SESSION_NAME } from '../session/account-sessions.js';
import { SessionNotFound } from './own-account.errors.js';

/** Signs the caller out elsewhere. */
@Injectable()
export class EndOwnSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Ends one session by its name; refuses with `organisations.session-not-found`. */
  async one(by: Actor, name: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const ended = await tx.execute<object[]>(
        `delete from session where sess ->> 'accountId' = ? and ${SESSION_NAME} = ? returning 1 as ended`,
        [by.id, name],
      );
      if (ended.length === 0) throw new SessionNotFound();
      await this.audit.record(tx, by, 'session.ended', name, {});
    });
  }

  /** Ends all sessions but the one of this call. */
  async others(by: Actor, currentSid: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const ended = await endSessionsOf(tx, by.id, currentSid);
      if (ended.length === 0) return this.audit.unchanged(by);
      await this.audit.recordAll(
        tx,
        by,
        ended.map(({ id }) => ({ action: 'session.ended', targetId: id, facts: {} })),
      );
    });
  }
}
