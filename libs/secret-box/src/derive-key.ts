import { hkdfSync } from 'node:crypto';
import { KEY_BYTES, requireKey } from './data-key.js';
import { secretKey } from './secret-key.js';

/** A 32-byte key for one purpose (HKDF-SHA-256, purpose as info): knowing it reveals neither `key` nor its siblings. */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  requireKey(key);
  return Buffer.from(hkdfSync('sha256', secretKey(key), '', purpose, KEY_BYTES));
}
