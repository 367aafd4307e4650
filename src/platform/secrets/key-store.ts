import type { Tx } from '../database/transactions.js';

/** A key that nothing is sealed under yet. */
export interface NewKey {
  /** The id that what it seals has to take: the key is found again by it. A version 7 UUID of the moment asked for. */
  readonly id: string;
  readonly key: Buffer;
}

/** The organisation whose key has to be there too; null for what belongs to none. */
export type Owner = string | null;

/** Something sealed, and whose it is. */
export interface Owned {
  readonly id: string;
  readonly organisationId: Owner;
}

/** Port: keeps the data keys of single things, such as an application, where no backup of the database reaches them. */
export abstract class KeyStore {
  /** A key made ahead and already durable, so that nobody waits for a disk. Unused it is an orphan and harmless. */
  abstract create(at: Date, owner: Owner): Promise<NewKey>;
  /** The key, or nothing when it was destroyed or never made. */
  abstract open(id: string, owner: Owner): Promise<Buffer | undefined>;
  /** The keys that are there, by id, with one look-up. */
  abstract openMany(things: readonly Owned[]): Promise<Map<string, Buffer>>;
  /** Destroys the keys as soon as the transaction is committed: what they sealed is unreadable from then on. */
  abstract destroy(tx: Tx, ids: readonly string[]): Promise<void>;
}
