import { Frontier } from '@andock/tamper-log';

/** Leaves under a stored hash of each level: 1, 256, 65,536, 16,777,216. */
export const LEAVES_UNDER = [1, 256, 65_536, 16_777_216] as const;

/** Hashes of consecutive subtrees of a level, from number `first` up to, not including, `end`; it may end early, but not at level 0. */
export type SubtreeHashes = (level: number, first: number, end: number) => AsyncIterable<Uint8Array>;

/** The audit path of leaf `index` in the tree of `size` leaves, from the bottom up (RFC 6962, 2.1.1). */
export async function auditPath(hashes: SubtreeHashes, index: number, size: number): Promise<Buffer[]> {
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push(await rootOfRange(hashes, middle, to));
      to = middle;
    } else {
      path.push(await rootOfRange(hashes, from, middle));
      from = middle;
    }
  }
  return path.toReversed();
}

/** `from` is a multiple of the smallest power of two that is not below the number of leaves. */
async function rootOfRange(hashes: SubtreeHashes, from: number, to: number): Promise<Buffer> {
  const tree = new Frontier();
  for (const [level, count] of [...LEAVES_UNDER.entries()].toReversed()) {
    const start = from + tree.size;
    if (start % count !== 0 || to - start < count) continue;
    for await (const hash of hashes(level, start / count, Math.floor(to / count))) tree.append(hash, count);
  }
  return tree.root();
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
