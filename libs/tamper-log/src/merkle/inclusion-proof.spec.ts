import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inclusionProof, verifyInclusion } from './inclusion-proof.js';
import { leafHash } from './leaf-hash.js';
import { rootOf } from './root-of.js';

const leaves = Array.from({ length: 40 }, (_, index) => leafHash(Buffer.of(index)));

describe('inclusionProof', () => {
  it('proves each leaf at its place, in every tree up to 40 leaves', () => {
    for (let size = 1; size <= leaves.length; size += 1) {
      const tree = leaves.slice(0, size);
      for (const [index, leaf] of tree.entries()) {
        expect(
          verifyInclusion({ leaf, index, size, root: rootOf(tree), proof: inclusionProof(tree, index) }),
        ).toBe(true);
      }
    }
  });

  it('proves no other leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.nat(),
        fc.nat(),
        fc.nat(255),
        (size, at, other, bit) => {
          const tree = leaves.slice(0, size);
          const index = at % size;
          const proof = inclusionProof(tree, index);
          const claim = { leaf: tree[index]!, index, size, root: rootOf(tree), proof };
          const flipped = proof.with(other % proof.length, flip(proof[other % proof.length]!, bit));
          expect(verifyInclusion({ ...claim, leaf: flip(claim.leaf, bit) })).toBe(false);
          expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: flipped })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: [...proof, claim.leaf] })).toBe(false);
          expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
          expect(verifyInclusion({ ...claim, index: size })).toBe(false);
        },
      ),
    );
  });

  it.each([-1, 3, 0.5])('refuses the leaf %d of three', (index) => {
    expect(() => inclusionProof(leaves.slice(0, 3), index)).toThrow(RangeError);
  });
});

function flip(hash: Buffer, bit: number): Buffer {
  const changed = Buffer.from(hash);
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}
