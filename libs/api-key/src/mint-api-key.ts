import { randomBase62 } from './base62.js';
import { checksum } from './checksum.js';
import { digestOf } from './digest.js';
import type { KeyEnvironment } from './key-environment.js';

export const KEY_ID_LENGTH = 12;
export const SECRET_LENGTH = 43;

export interface MintedKey {
  /** The plain key, 71 ASCII characters; the only copy: show it once, never store it. */
  readonly token: string;
  /** 12 random base62 characters, no secret: finds the row. */
  readonly keyId: string;
  /** SHA-256 of the token, 32 bytes: what is stored. */
  readonly digest: Buffer;
  /** The token's last four characters (of its checksum, not of its secret). */
  readonly last4: string;
}

/** A new API key with 256 bits from the CSPRNG; no two calls give the same. */
export function mintApiKey(environment: KeyEnvironment): MintedKey {
  const keyId = randomBase62(KEY_ID_LENGTH);
  const unchecked = `adk_${environment}_${keyId}_${randomBase62(SECRET_LENGTH)}`;
  const token = unchecked + checksum(unchecked);
  return { token, keyId, digest: digestOf(token), last4: token.slice(-4) };
}
