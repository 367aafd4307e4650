import { hash } from 'node:crypto';

const NODE_PREFIX = 0x01;

/** Length of every hash in the tree, in bytes. */
export const HASH_BYTES = 32;

const scratch = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

/** Hash of an inner node by RFC 6962: SHA-256 of 0x01 and the hashes of its two children, 32 bytes each. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return hash('sha256', Buffer.concat([Buffer.of(NODE_PREFIX), left, right]), 'buffer');
  scratch.set(left, 1);
  scratch.set(right, 1 + HASH_BYTES);
  return hash('sha256', scratch, 'buffer');
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hash('sha256', Buffer.alloc(0), 'buffer');
}
