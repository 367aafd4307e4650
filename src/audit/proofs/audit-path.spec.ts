import { describe, expect, it } from '@jest/globals';
import { inclusionProof, leafHash, rootOf, verifyInclusion } from '@andock/tamper-log';
import { auditPath, LEAVES_UNDER, type SubtreeHashes } from './audit-path.js';

const all = Array.from({ length: 1_100 }, (_, index) => leafHash(Buffer.from([index >> 8, index & 255])));

/** A log that has stored its subtrees up to a number of leaves, and counts what is read of it. */
function storedUpTo(stored: number): { hashes: SubtreeHashes; read: () => number } {
  let read = 0;
  const hashes: SubtreeHashes = async function* (level, first, end) {
    const count = LEAVES_UNDER[level] ?? 0;
    for (let place = first; place < end; place += 1) {
      if (level > 0 && (place + 1) * count > stored) return;
      read += 1;
      yield rootOf(all.slice(place * count, (place + 1) * count));
    }
  };
  return { hashes, read: () => read };
}

describe('auditPath', () => {
  it('is the inclusion proof of every leaf of trees up to 24', async () => {
    for (let size = 1; size <= 24; size += 1) {
      const leaves = all.slice(0, size);
      for (const [index, leaf] of leaves.entries()) {
        const proof = await auditPath(storedUpTo(size).hashes, index, size);
        expect(proof).toEqual(inclusionProof(leaves, index));
        expect(verifyInclusion({ leaf, index, size, root: rootOf(leaves), proof })).toBe(true);
      }
    }
  });

  it.each([0, 256, 1_100])('is the same with the subtrees of %d leaves stored', async (stored) => {
    for (const size of [256, 257, 1_100]) {
      for (const index of [0, 255, 256, 1_099].filter((one) => one < size)) {
        expect(await auditPath(storedUpTo(stored).hashes, index, size)).toEqual(
          inclusionProof(all.slice(0, size), index),
        );
      }
    }
  });

  it('reads no more than what stands beside the path when everything is stored', async () => {
    const { hashes, read } = storedUpTo(1_100);
    await auditPath(hashes, 600, 1_100);
    expect(read()).toBeLessThan(256 + 4 + 76);
  });
});
