import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import type { ConnectionReason } from '../../connections/public/connection-reasons.js';
import { Connections } from '../../connections/public/connections.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import { Transactions } from '../../platform/database/transactions.js';

/** What checks find about a connection that goes on working all the same: its reason, told once, and gone by itself. */
@Injectable()
export class ConnectionFindings {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
  ) {}

  /** `detail` tells what was found, null that nothing was. Another finding is not written over. */
  take(connectionId: string, finding: ConnectionReason, detail: string | null): Promise<void> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, connectionId);
      const { state, reason, organisationId } = connection;
      const isOurs = reason === null || reason === finding;
      if (state !== 'connected' || !isOurs) return;
      const by = system('checks', organisationId);
      if (detail !== null) await this.move.run(tx, by, connection, 'connected', finding, detail);
      else await this.move.run(tx, by, connection, 'connected', null);
    });
  }
}
