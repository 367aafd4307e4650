import { decodeBase64 } from '../decode-base64.js';
import type { Subtree } from '../merkle/compact-range.js';
import { HASH_BYTES } from '../merkle/node-hash.js';

const LINE = /^(0|[1-9]\d{0,15}) ([1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)$/;

/** Writes a subtree whose events the bundle does not show as one line of tree.txt: first leaf, leaves, hash. */
export function formatSubtreeLine({ first, count, hash }: Subtree): string {
  return `${first} ${count} ${hash.toString('base64')}`;
}

/** Reads what `formatSubtreeLine` wrote; null for anything else. */
export function parseSubtreeLine(line: Buffer): Subtree | null {
  const [, first, count, encoded = ''] = LINE.exec(line.toString('latin1')) ?? [];
  const hash = decodeBase64(encoded);
  return hash?.length === HASH_BYTES ? { first: Number(first), count: Number(count), hash } : null;
}
