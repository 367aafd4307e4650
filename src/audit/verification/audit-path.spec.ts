import { describe, expect, it } from '@jest/globals';
import { inclusionProof, leafHash, rootOf, verifyInclusion } from '@andock/tamper-log';
import { auditPath } from './audit-path.js';

describe('auditPath', () => {
  it('is the inclusion proof of every leaf of trees up to 40', async () => {
    const all = Array.from({ length: 40 }, (_, index) => leafHash(Buffer.from([index])));
    const range = async function* (from: number, to: number) {
      yield* all.slice(from, to);
    };
    for (let size = 1; size <= all.length; size += 1) {
      const leaves = all.slice(0, size);
      for (const [index, leaf] of leaves.entries()) {
        const proof = await auditPath(range, index, size);
        expect(proof).toEqual(inclusionProof(leaves, index));
        expect(verifyInclusion({ leaf, index, size, root: rootOf(leaves), proof })).toBe(true);
      }
    }
  });
});
