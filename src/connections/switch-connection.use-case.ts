import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { ActivationBySupport } from './connections.errors.js';
import type { Connection } from './public/connection.entity.js';
import type { ConnectionState } from './public/connection-state.js';
import { ConnectionKeys } from './public/connection-keys.js';
import { Connections } from './public/connections.js';
import { MoveConnection } from './public/move-connection.js';
import { PartnerManifests } from './public/partner-manifests.js';

const DAY_MS = 86_400_000;
/** States in which a partner may hold jobs that it has to take down. */
const AT_WORK: readonly ConnectionState[] = ['pending', 'connected', 'repair'];

/** When the keys of a connection that is switched off end. */
export type KeysEnd = 'when-confirmed' | 'now';

/** Switches a connection off, or one that needs no support on again. */
@Injectable()
export class SwitchConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly partners: PartnerManifests,
    private readonly keys: ConnectionKeys,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Jobs are taken down first. Keys end when the partner has confirmed that, after a day at the latest, or now; that may
   * still be decided while it is being switched off.
   */
  off(by: Actor, partnerOrId: string, keysEnd: KeysEnd): Promise<void> {
    return this.run(by, partnerOrId, async (tx, connection) => {
      if (connection.state === 'off' && connection.keysEndAt !== null && keysEnd === 'now')
        return this.keys.end(tx, by, connection);
      if (keysEnd === 'when-confirmed' && this.mayHoldJobs(connection))
        connection.endKeysBy(new Date(this.clock.now().getTime() + DAY_MS));
      return this.moveUnless(connection.state === 'off', tx, by, connection, 'off');
    });
  }

  on(by: Actor, partnerOrId: string): Promise<void> {
    return this.run(by, partnerOrId, (tx, connection) => {
      if (this.partners.of(connection.partner)?.activation !== 'self-service')
        throw new ActivationBySupport();
      return this.moveUnless(connection.state !== 'off', tx, by, connection, 'enabled');
    });
  }

  private mayHoldJobs({ partner, state }: Connection): boolean {
    return AT_WORK.includes(state) && this.partners.of(partner)?.direction === 'inbound';
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
