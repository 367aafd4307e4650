import { hkdfSync } from 'node:crypto';
import { KEY_BYTES, requireKey } from './data-key.js';
import { secretKey } from './secret-key.js';

/**
 * A 32-byte key that only both keys together give (HKDF-SHA-256 over `key ‖ under`, purpose as info): destroying either
 * makes it unreachable.
 */
export function bindKey(key: Uint8Array, under: Uint8Array, purpose: string): Buffer {
  requireKey(key);
  requireKey(under);
  return Buffer.from(hkdfSync('sha256', secretKey(Buffer.concat([key, under])), '', purpose, KEY_BYTES));
}
