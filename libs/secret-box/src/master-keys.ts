import { createSecretKey, type KeyObject } from 'node:crypto';
import { newDataKey } from './data-key.js';

/** The setting cannot be used; the message names the entry's position, never its text. */
export class InvalidMasterKeys extends Error {
  override readonly name = 'InvalidMasterKeys';
}

/** The last character of 32 bytes in base64 carries four bits; other spellings of the same key are refused. */
const ENTRY = /^(?<id>[1-9]\d{0,4}):(?<key>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/;
const HIGHEST_ID = 65_535;

/** An installation's master keys: the one with the highest id wraps, the others still unwrap. Never printed. */
export class MasterKeys {
  readonly #keys: ReadonlyMap<string, KeyObject>;

  /** The id of the key that wraps: a whole number from 1 to 65535, as text. */
  readonly currentId: string;

  private constructor(keys: ReadonlyMap<string, KeyObject>) {
    this.#keys = keys;
    this.currentId = String(Math.max(...[...keys.keys()].map(Number)));
    Object.freeze(this);
  }

  /** Reads `1:<key>,2:<key>` or one bare `<key>` (id 1), each 32 bytes in base64; throws InvalidMasterKeys. */
  static parse(text: string): MasterKeys {
    const entries = text.split(',').map((entry) => entry.trim());
    const keys = new Map<string, KeyObject>();
    for (const [index, entry] of entries.entries()) {
      const where = `Master key ${index + 1} of ${entries.length}`;
      const isBare = entries.length === 1 && !entry.includes(':');
      const { id, key } = ENTRY.exec(isBare ? `1:${entry}` : entry)?.groups ?? {};
      if (!id || !key || Number(id) > HIGHEST_ID) {
        throw new InvalidMasterKeys(
          `${where} must be 32 bytes in base64, after a number from 1 to ${HIGHEST_ID} and a colon if there are several.`,
        );
      }
      if (keys.has(id)) throw new InvalidMasterKeys(`${where} has the number of an earlier one.`);
      const secret = createSecretKey(key, 'base64');
      if ([...keys.values()].some((earlier) => earlier.equals(secret))) {
        throw new InvalidMasterKeys(`${where} is the same key as an earlier one.`);
      }
      keys.set(id, secret);
    }
    return new MasterKeys(keys);
  }

  /** A new key from the CSPRNG as base64, to be put into the setting. */
  static generate(): string {
    return newDataKey().toString('base64');
  }

  /** The key with this id, or undefined. */
  get(id: string): KeyObject | undefined {
    return this.#keys.get(id);
  }
}
