import { hash } from 'node:crypto';

const NODE_PREFIX = Buffer.of(0x01);

/** Length of every hash in the tree, in bytes. */
export const HASH_BYTES = 32;

/** Hash of an inner node by RFC 6962: SHA-256 of 0x01 and the hashes of its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hash('sha256', Buffer.alloc(0), 'buffer');
}
