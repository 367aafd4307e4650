import { Frontier } from './frontier.js';

/** Root of the RFC 6962 tree over these leaf hashes. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** Where RFC 6962 splits a tree of `size` > 1 leaves: at the largest power of two below it. */
export function splitPoint(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}
