import { hash } from 'node:crypto';

const LEAF_PREFIX = 0x00;
/** Longer than nearly every event; what does not fit is copied to a place of its own. */
const scratch = Buffer.alloc(1 << 13, LEAF_PREFIX);

/** Hash of a leaf by RFC 6962: SHA-256 of 0x00 and the leaf's data; 32 bytes. */
export function leafHash(data: Uint8Array): Buffer {
  if (data.length >= scratch.length)
    return hash('sha256', Buffer.concat([Buffer.of(LEAF_PREFIX), data]), 'buffer');
  scratch.set(data, 1);
  return hash('sha256', scratch.subarray(0, 1 + data.length), 'buffer');
}
