import { hash } from 'node:crypto';
import { sha256 } from '../sha256.js';

const NODE_PREFIX = 0x01;

/** Length of every hash in the tree, in bytes. */
export const HASH_BYTES = 32;

const scratch = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

/** Hash of an inner node by RFC 6962: SHA-256 of 0x01 and the hashes of its two children, 32 bytes each. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return sha256(Buffer.concat([Buffer.of(NODE_PREFIX), left, right]));
  scratch.set(left, 1);
  scratch.set(right, 1 + HASH_BYTES);
  return sha256(scratch);
}

/** The same hash of two children, all three as base64 text; a RangeError for a text of fewer bytes. */
export function nodeHashText(left: string, right: string): string {
  const bytes = scratch.write(left, 1, HASH_BYTES, 'base64');
  if (bytes + scratch.write(right, 1 + HASH_BYTES, HASH_BYTES, 'base64') < 2 * HASH_BYTES)
    throw new RangeError(`A hash has ${HASH_BYTES} bytes`);
  return hash('sha256', scratch, 'base64');
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return sha256(Buffer.alloc(0));
}
