import type { Actor } from '../../access/actor.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Connection } from './connection.entity.js';

/** Port: `keys` implements it, so that `connections` never imports `keys`. */
export abstract class ConnectionKeys {
  /** Deletes every key of a connection, now. `connection` has to come from this transaction. */
  abstract end(tx: Tx, by: Actor, connection: Connection): Promise<void>;
}
