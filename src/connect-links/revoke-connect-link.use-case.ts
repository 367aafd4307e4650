import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ConnectLink } from './connect-link.entity.js';
import { ConnectLinkNotFound } from './connect-links.errors.js';

/** Ends a link, and the session of whoever has opened it. Doing it twice changes nothing. */
@Injectable()
export class RevokeConnectLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `ConnectLinkNotFound`. */
  async run(by: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const mine = { id, organisationId: organisationOf(by) };
      const link = await tx.findOne(ConnectLink, mine, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!link) throw new ConnectLinkNotFound();
      if (!link.revoke(this.clock.now())) return this.audit.unchanged(by);
      await tx.flush();
      const { partner, id: connectionId } = await this.connections.byId(tx, link.connectionId);
      await this.audit.record(tx, by, 'connect-link.revoked', id, { partner, connectionId });
    });
  }
}
