import { Frontier } from '@andock/tamper-log';

/** Hashes of a log's leaves from `from` up to, not including, `to`. */
export type LeafRange = (from: number, to: number) => AsyncIterable<Uint8Array>;

/** The audit path of leaf `index` in the tree of `size` leaves, from the bottom up (RFC 6962, 2.1.1), in constant memory. */
export async function auditPath(leaves: LeafRange, index: number, size: number): Promise<Buffer[]> {
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push(await rootOfRange(leaves, middle, to));
      to = middle;
    } else {
      path.push(await rootOfRange(leaves, from, middle));
      from = middle;
    }
  }
  return path.toReversed();
}

async function rootOfRange(leaves: LeafRange, from: number, to: number): Promise<Buffer> {
  const tree = new Frontier();
  for await (const leaf of leaves(from, to)) tree.append(leaf);
  return tree.root();
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
