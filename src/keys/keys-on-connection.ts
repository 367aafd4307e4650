import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { ConnectionListener } from '../connections/public/connection-listener.js';
import type { ConnectionState } from '../connections/public/connection-state.js';
import type { Tx } from '../platform/database/transactions.js';
import { KeysOfConnection } from './keys-of-connection.js';

/** A connection that is switched off keeps no key but those its partner needs to take the jobs down; a new start none. */
@Injectable()
export class KeysOnConnection extends ConnectionListener {
  constructor(private readonly keys: KeysOfConnection) {
    super();
  }

  override async moved(tx: Tx, by: Actor, connection: Connection, from: ConnectionState): Promise<void> {
    const { state, keysEndAt } = connection;
    const startsAnew = state === 'enabled' && (from === 'off' || from === 'requested');
    if (startsAnew) return this.keys.end(tx, by, connection);
    if (state !== 'off') return;
    const someoneMayWait = keysEndAt !== null && (await this.keys.voidDrafts(tx, by, connection));
    if (!someoneMayWait) await this.keys.end(tx, by, connection);
  }
}
