import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { ConnectionListener } from '../connections/public/connection-listener.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ConnectLink } from './connect-link.entity.js';

/** A connection that somebody switches off is not switched on again by a link that was made before. */
@Injectable()
export class RevokeOnSwitchOff extends ConnectionListener {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async moved(tx: Tx, by: Actor, connection: Connection): Promise<void> {
    if (connection.state !== 'off') return;
    const { id: connectionId, partner, organisationId } = connection;
    const links = await tx.find(ConnectLink, { connectionId, revokedAt: null });
    const ended = links.filter((link) => link.revoke(this.clock.now()));
    if (ended.length === 0) return;
    await tx.flush();
    const facts = { partner, connectionId };
    const events = ended.map(({ id: targetId }): Recorded => ({
      action: 'connect-link.revoked',
      targetId,
      facts,
      organisationId,
    }));
    await this.audit.recordAll(tx, by, events);
  }
}
