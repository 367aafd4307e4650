/** A wrapped key on a shelf. */
export interface ShelvedKey {
  readonly name: string;
  /** The data key, wrapped under a master key. */
  readonly wrapped: Buffer;
}

/** Port: where wrapped keys lie, outside the main database. What resolves is durable; nothing is cached. */
export abstract class KeyShelf {
  /** Which shelf it is; undefined as long as it is a new one. */
  abstract identity(): Promise<string | undefined>;
  /** Names a new shelf. */
  abstract nameIt(identity: string): Promise<void>;
  /** Adds keys that were made at this moment, all or none. */
  abstract add(keys: readonly ShelvedKey[], madeAt: Date): Promise<void>;
  abstract find(names: readonly string[]): Promise<ShelvedKey[]>;
  /** Removes keys so that neither the shelf nor its log files hold their bytes. */
  abstract remove(names: readonly string[]): Promise<void>;
  /** As `remove`, and the shelf remembers their names: the ledger by which a restored database erases again. */
  abstract erase(names: readonly string[], at: Date): Promise<void>;
  /** Names in the ledger, the newest first. */
  abstract erased(most: number): Promise<string[]>;
  /** How far the database was when the shelf last heard of it; 0 for a new shelf. It never goes back. */
  abstract position(): Promise<number>;
  abstract advance(position: number): Promise<void>;
  /** The names of keys made within a period, the first included. */
  abstract madeBetween(from: Date, to: Date): Promise<string[]>;
  /** How many keys there are. */
  abstract count(): Promise<number>;
  /** Keys after a name, in the order of names. */
  abstract after(name: string, most: number): Promise<ShelvedKey[]>;
  /** Puts keys in the place of what they replace, where that is still there: a key destroyed meanwhile stays destroyed. */
  abstract replace(keys: readonly (ShelvedKey & { readonly replaces: Buffer })[]): Promise<void>;
  abstract close(): Promise<void>;
}
