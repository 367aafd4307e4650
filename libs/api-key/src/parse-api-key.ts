import { CHECKSUM_LENGTH, checksum } from './checksum.js';
import { digestOf } from './digest.js';
import type { KeyEnvironment } from './key-environment.js';
import { KEY_ID_LENGTH, SECRET_LENGTH } from './mint-api-key.js';

export interface ParsedKey {
  readonly environment: KeyEnvironment;
  /** 12 base62 characters: finds the row. */
  readonly keyId: string;
  /** SHA-256 of the token, 32 bytes: compare it with the stored one by `digestsMatch`. */
  readonly digest: Buffer;
}

const TOKEN_LENGTH = 'adk_live_'.length + KEY_ID_LENGTH + '_'.length + SECRET_LENGTH + CHECKSUM_LENGTH;

const TOKEN = new RegExp(
  `^adk_(?<environment>live|test)_(?<keyId>[0-9A-Za-z]{${KEY_ID_LENGTH}})_[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`,
);

/**
 * Reads a well-formed key, or gives null: nothing is trimmed or re-cased, and a text of another length is
 * refused unread. A parsed key is not proven: only the stored digest does that.
 */
export function parseApiKey(text: string): ParsedKey | null {
  if (text.length !== TOKEN_LENGTH) return null;
  const parts = TOKEN.exec(text)?.groups as { environment: KeyEnvironment; keyId: string } | undefined;
  if (!parts || checksum(text.slice(0, -CHECKSUM_LENGTH)) !== text.slice(-CHECKSUM_LENGTH)) return null;
  return { environment: parts.environment, keyId: parts.keyId, digest: digestOf(text) };
}
