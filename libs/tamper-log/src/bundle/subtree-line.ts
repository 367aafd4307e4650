import { BASE64_OF_32_BYTES } from '../decode-base64.js';
import type { Subtree } from '../merkle/compact-range.js';

const LINE = new RegExp(`^(0|[1-9]\\d{0,15}) ([1-9]\\d{0,15}) (${BASE64_OF_32_BYTES})$`);

/** Writes a subtree whose events the bundle does not show as one line of tree.txt: first leaf, leaves, hash. */
export function formatSubtreeLine({ first, count, hash }: Subtree): string {
  return `${first} ${count} ${hash}`;
}

/** Reads what `formatSubtreeLine` wrote; null for anything else. */
export function parseSubtreeLine(line: Buffer): Subtree | null {
  const [, first, count, hash] = LINE.exec(line.toString('latin1')) ?? [];
  if (hash === undefined) return null;
  return { first: Number(first), count: Number(count), hash };
}
