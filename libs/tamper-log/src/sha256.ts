import { hash } from 'node:crypto';

/** SHA-256 as 32 bytes; by way of a text, since `hash` takes longer to make a buffer than to compute a short digest. */
export function sha256(data: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}
