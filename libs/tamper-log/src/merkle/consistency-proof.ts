import { emptyRoot, nodeHash } from './node-hash.js';
import { rootOf, splitPoint } from './root-of.js';

/** What `verifyConsistency` is asked: is the tree `first` a prefix of the tree `second`? */
export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Uint8Array };
  readonly second: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Proof that the first `size` leaves were the whole tree once (RFC 6962, 2.1.2); a RangeError beyond the tree. */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Buffer[] {
  if (!Number.isSafeInteger(size) || size < 0 || size > leaves.length) {
    throw new RangeError(`No earlier size ${size} of a tree of ${leaves.length}`);
  }
  return size === 0 ? [] : subproof(leaves, size, true);
}

function subproof(leaves: readonly Uint8Array[], size: number, isWhole: boolean): Buffer[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const split = splitPoint(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(left, size, isWhole), rootOf(right)]
    : [...subproof(right, size - split, false), rootOf(left)];
}

/** Whether the proof leads to both roots (RFC 9162, 2.1.4.2); every tree extends the empty one. */
export function verifyConsistency({ first, second, proof }: ConsistencyClaim): boolean {
  if (![first.size, second.size].every(Number.isSafeInteger) || first.size < 0 || first.size > second.size)
    return false;
  if (first.size === 0) return proof.length === 0 && emptyRoot().equals(first.root);
  if (first.size === second.size) return proof.length === 0 && Buffer.from(first.root).equals(second.root);

  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  const [start, ...siblings] = path;
  if (!start) return false;
  let [position, last] = [first.size - 1, second.size - 1];
  while (position % 2 === 1) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];

  let older: Buffer = Buffer.from(start);
  let newer = older;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      [older, newer] = [nodeHash(sibling, older), nodeHash(sibling, newer)];
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
  }
  return last === 0 && older.equals(first.root) && newer.equals(second.root);
}

function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitPoint(size) * 2 === size;
}
