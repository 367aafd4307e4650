import type { Actor } from '../../access/actor.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Connection } from './connection.entity.js';
import type { ConnectionState } from './connection-state.js';

/** Port: a module that does something of its own, in the same transaction, when a connection changes its state. */
export abstract class ConnectionListener {
  /** The connection is already in its new state and written to the database. */
  abstract moved(tx: Tx, by: Actor, connection: Connection, from: ConnectionState): Promise<void>;
}
