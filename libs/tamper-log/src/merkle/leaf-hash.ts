import { hash } from 'node:crypto';

const LEAF_PREFIX = Buffer.of(0x00);

/** Hash of a leaf by RFC 6962: SHA-256 of 0x00 and the leaf's data; 32 bytes. */
export function leafHash(data: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, data]), 'buffer');
}
