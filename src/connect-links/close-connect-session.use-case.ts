import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ConnectLink } from './connect-link.entity.js';
import { ConnectLinkSessions } from './connect-link-sessions.js';

/** Ends the session that this browser has by a connect link, if it has one. */
@Injectable()
export class CloseConnectSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: ConnectLinkSessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(visitor: Actor, request: Request, response: Response): Promise<void> {
    const session = await this.sessions.inBrowser(request);
    this.sessions.forget(response);
    if (!session) return this.audit.unchanged(visitor);
    const by: Actor = { ...session.actor, call: visitor.call };
    await this.transactions.run(async (tx) => {
      const link = await tx.findOneOrFail(ConnectLink, by.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
      link.close(this.clock.now());
      await tx.flush();
      const { connectionId } = link;
      await this.audit.record(tx, by, 'connect-link.closed', link.id, {
        partner: session.partner,
        connectionId,
      });
    });
  }
}
