import { hash } from 'node:crypto';
import { sha256 } from '../sha256.js';

const LEAF_PREFIX = 0x00;
/** Longer than nearly every event; what does not fit is copied to a place of its own. */
const scratch = Buffer.alloc(1 << 13, LEAF_PREFIX);

/** Hash of a leaf by RFC 6962: SHA-256 of 0x00 and the leaf's data; 32 bytes. */
export function leafHash(data: Uint8Array): Buffer {
  return sha256(prefixed(data));
}

/** The same hash as base64 text, which costs less to make. */
export function leafHashText(data: Uint8Array): string {
  return hash('sha256', prefixed(data), 'base64');
}

function prefixed(data: Uint8Array): Uint8Array {
  if (data.length >= scratch.length) return Buffer.concat([Buffer.of(LEAF_PREFIX), data]);
  scratch.set(data, 1);
  return scratch.subarray(0, 1 + data.length);
}
