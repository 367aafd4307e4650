import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { ActivationBySupport } from './connections.errors.js';
import type { Connection } from './public/connection.entity.js';
import type { ConnectionState } from './public/connection-state.js';
import { Connections } from './public/connections.js';
import { MoveConnection } from './public/move-connection.js';
import { PartnerManifests } from './public/partner-manifests.js';

/** Switches a connection off, or one that needs no support on again. */
@Injectable()
export class SwitchConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly partners: PartnerManifests,
    private readonly audit: AuditLog,
  ) {}

  off(by: Actor, partnerOrId: string): Promise<void> {
    return this.run(by, partnerOrId, (tx, connection) =>
      this.moveUnless(connection.state === 'off', tx, by, connection, 'off'),
    );
  }

  on(by: Actor, partnerOrId: string): Promise<void> {
    return this.run(by, partnerOrId, (tx, connection) => {
      if (this.partners.of(connection.partner)?.activation !== 'self-service')
        throw new ActivationBySupport();
      return this.moveUnless(connection.state !== 'off', tx, by, connection, 'enabled');
    });
  }

  private run(
    by: Actor,
    partnerOrId: string,
    work: (tx: Tx, connection: Connection) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run(async (tx) =>
      work(tx, await this.connections.lock(tx, organisationOf(by), partnerOrId)),
    );
  }

  private async moveUnless(
    done: boolean,
    tx: Tx,
    by: Actor,
    connection: Connection,
    to: ConnectionState,
  ): Promise<void> {
    if (done) this.audit.unchanged(by);
    else await this.move.run(tx, by, connection, to, null);
  }
}
