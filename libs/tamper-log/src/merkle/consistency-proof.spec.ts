import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consistencyProof, verifyConsistency } from './consistency-proof.js';
import { leafHash } from './leaf-hash.js';
import { referenceLeafHashes, REFERENCE_ROOTS } from './reference-tree.js';
import { rootOf } from './root-of.js';

const leaves = Array.from({ length: 32 }, (_, index) => leafHash(Buffer.of(index)));
const stateAt = (size: number) => ({ size, root: rootOf(leaves.slice(0, size)) });

describe('consistencyProof', () => {
  it('proves every earlier size of every tree up to 32 leaves', () => {
    for (let size = 0; size <= leaves.length; size += 1) {
      for (let earlier = 0; earlier <= size; earlier += 1) {
        const proof = consistencyProof(leaves.slice(0, size), earlier);
        expect(verifyConsistency({ first: stateAt(earlier), second: stateAt(size), proof })).toBe(true);
      }
    }
  });

  it('links the reference roots', () => {
    const roots = REFERENCE_ROOTS.map((hex, index) => ({ size: index + 1, root: Buffer.from(hex, 'hex') }));
    const proof = consistencyProof(referenceLeafHashes, 6);
    expect(verifyConsistency({ first: roots[5]!, second: roots[7]!, proof })).toBe(true);
  });

  it('proves no rewritten past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 32 }), fc.nat(), fc.nat(), (size, a, b) => {
        const earlier = 1 + (a % (size - 1));
        const changed = leaves.slice(0, size).with(b % earlier, leafHash(Buffer.from('forged')));
        const second = { size, root: rootOf(changed) };
        const proof = consistencyProof(changed, earlier);
        expect(verifyConsistency({ first: stateAt(earlier), second, proof })).toBe(false);
      }),
    );
  });

  it('proves nothing with a proof too short, too long, or for a shrunken log', () => {
    const proof = consistencyProof(leaves.slice(0, 20), 7);
    const claim = { first: stateAt(7), second: stateAt(20), proof };
    expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [...proof, leaves[0]!] })).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [] })).toBe(false);
    expect(verifyConsistency({ ...claim, first: claim.second, second: claim.first })).toBe(false);
    expect(verifyConsistency({ ...claim, first: { size: 0, root: stateAt(7).root }, proof: [] })).toBe(false);
  });

  it.each([-1, 4, 1.5])('refuses the size %d of a tree of three', (size) => {
    expect(() => consistencyProof(leaves.slice(0, 3), size)).toThrow(RangeError);
  });
});
