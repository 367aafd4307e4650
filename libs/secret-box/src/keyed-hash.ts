import { createHmac } from 'node:crypto';
import { requireKey } from './data-key.js';
import { secretKey } from './secret-key.js';

/**
 * HMAC-SHA-256 (32 bytes) of a list of texts, to find equal values without storing them. Each part is hashed as
 * its length in bytes (32 bits, big-endian) and its UTF-8, so `('ab', 'c')` and `('a', 'bc')` differ.
 */
export function keyedHash(key: Uint8Array, ...parts: readonly string[]): Buffer {
  requireKey(key);
  const hmac = createHmac('sha256', secretKey(key));
  for (const part of parts) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(part));
    hmac.update(length).update(part, 'utf8');
  }
  return hmac.digest();
}
