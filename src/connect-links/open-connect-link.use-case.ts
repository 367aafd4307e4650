import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { ConnectLink, digestOf } from './connect-link.entity.js';
import { ConnectLinkSessions, holder } from './connect-link-sessions.js';
import { ConnectLinkNotFound } from './connect-links.errors.js';

/** Uses a link up, binds it to this browser, and activates the connection: the operator vouches for it by the link. */
@Injectable()
export class OpenConnectLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly sessions: ConnectLinkSessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers with the link and the token of the session that began. Refuses with `ConnectLinkNotFound`,
   * `ConnectLinkUsed`, `ConnectLinkExpired` and `ConnectLinkRevoked`.
   */
  async run(
    visitor: Actor,
    token: string,
    response: Response,
  ): Promise<{ link: ConnectLink; csrfToken: string }> {
    const session = this.sessions.newToken();
    const link = await this.transactions.run(async (tx) => {
      const found = await tx.findOne(ConnectLink, { tokenDigest: digestOf(token) });
      if (!found) throw new ConnectLinkNotFound();
      const connection = await this.connections.lockById(tx, found.connectionId);
      // Who switches a connection off locks it before its links.
      await tx.refreshOrFail(found, { lockMode: LockMode.PESSIMISTIC_WRITE });
      found.open(session, this.clock.now());
      await tx.flush();
      await this.begin(tx, visitor, found, connection);
      return found;
    });
    this.sessions.keepIn(response, session);
    return { link, csrfToken: this.sessions.csrfTokenOf(session) };
  }

  private async begin(tx: Tx, visitor: Actor, link: ConnectLink, connection: Connection): Promise<void> {
    const [key] = await runSql<{ name: string }>(tx, 'select name from api_key where id = $1', [link.madeBy]);
    const by: Actor = { ...holder({ ...link, madeWith: key?.name ?? '' }), call: visitor.call };
    const { partner, id: connectionId } = connection;
    await this.audit.record(tx, by, 'connect-link.opened', link.id, {
      partner,
      connectionId,
      madeByKey: link.madeBy,
    });
    if (connection.state === 'off' || connection.state === 'requested')
      await this.move.run(tx, by, connection, 'enabled', null);
  }
}
