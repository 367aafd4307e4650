import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ConnectionNews } from '../connection-news.js';
import { instancesOf } from '../instances-of.js';
import type { Connection } from './connection.entity.js';
import { ConnectionListener } from './connection-listener.js';
import type { ConnectionReason } from './connection-reasons.js';
import type { ConnectionState } from './connection-state.js';

/** The one way in which a connection changes its state. */
@Injectable()
export class MoveConnection {
  constructor(
    private readonly audit: AuditLog,
    private readonly news: ConnectionNews,
    private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
  ) {}

  /**
   * Does nothing when the connection is already there for that reason. `connection` has to come from this transaction;
   * its row is locked and read again, so the move starts from what is true now. `detail` is what somebody said about it.
   */
  async run(
    tx: Tx,
    by: Actor,
    connection: Connection,
    to: ConnectionState,
    reason: ConnectionReason | null,
    detail?: string,
  ): Promise<void> {
    await tx.flush();
    await tx.refreshOrFail(connection, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (connection.isAt(to, reason)) return;
    const from = connection.state;
    connection.moveTo(to, reason, this.clock.now(), detail);
    await tx.flush();
    const { id: targetId, organisationId, partner } = connection;
    await this.audit.recordAll(tx, by, [
      { action: 'connection.changed', targetId, facts: { partner, from, to, reason }, organisationId },
    ]);
    await this.news.tell(tx, connection);
    if (from === to) return;
    for (const listener of instancesOf(this.discovery, ConnectionListener))
      await listener.moved(tx, by, connection, from);
  }
}
