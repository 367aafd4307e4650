import type { Tx } from '../database/transactions.js';

/** Port: keeps the data keys under which content is sealed, each by the id of what it seals. */
export abstract class KeyStore {
  /** A new key for something that is created in this transaction. */
  abstract create(tx: Tx, id: string): Promise<Buffer>;
  /** The key, or nothing when it was destroyed or never made. */
  abstract open(id: string): Promise<Buffer | undefined>;
  /** The key, made at first use. */
  abstract openOrCreate(id: string): Promise<Buffer>;
  /** Destroys the key: what it sealed is unreadable from then on. */
  abstract destroy(tx: Tx, id: string): Promise<void>;
}
