import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { mayMove } from '../../connections/public/connection-state.js';
import { Connections } from '../../connections/public/connections.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import type { Reason } from '../../connections/public/reasons.js';
import type { Tx } from '../../platform/database/transactions.js';

/** Puts a connection into repair after its partner has refused what we call it with. */
@Injectable()
export class RepairConnection {
  constructor(
    private readonly connections: Connections,
    private readonly move: MoveConnection,
  ) {}

  /** Does nothing to a connection that somebody has switched off meanwhile. */
  async run(
    tx: Tx,
    by: Actor,
    connectionId: string,
    reason: Reason,
    partnerWords: string | null,
  ): Promise<void> {
    const connection = await this.connections.lockById(tx, connectionId);
    if (mayMove(connection.state, 'repair')) {
      await this.move.run(tx, by, connection, 'repair', reason, partnerWords ?? undefined);
    }
  }
}
