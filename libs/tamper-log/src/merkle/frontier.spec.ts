import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompactRange } from './compact-range.js';
import { Frontier } from './frontier.js';
import { leafHash } from './leaf-hash.js';
import { referenceLeafHashes, REFERENCE_ROOTS } from './reference-tree.js';
import { rootOf } from './root-of.js';

describe('Frontier', () => {
  it('gives the roots of the Certificate Transparency reference tree', () => {
    const frontier = new Frontier();
    const roots = referenceLeafHashes.map((leaf) => {
      frontier.append(leaf);
      return frontier.root().toString('hex');
    });
    expect(roots).toEqual(REFERENCE_ROOTS);
  });

  it('gives SHA-256 of nothing while it is empty', () => {
    expect(new Frontier().root().toString('hex')).toMatch(/^e3b0c442.*7852b855$/);
  });

  it('goes on after a round trip through JSON as if nothing had happened', () => {
    fc.assert(
      fc.property(leaves(80), fc.nat(80), (all, cut) => {
        const before = new Frontier();
        for (const leaf of all.slice(0, cut)) before.append(leaf);
        const after = Frontier.fromJSON(JSON.parse(JSON.stringify(before)));
        for (const leaf of all.slice(cut)) after.append(leaf);
        expect(after.root()).toEqual(rootOf(all));
      }),
    );
  });

  it('gives the same root when a stretch of leaves comes as subtrees', () => {
    fc.assert(
      fc.property(leaves(80), fc.nat(80), fc.nat(80), (all, a, b) => {
        const [from, to] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
        const hidden = new CompactRange(from);
        for (const leaf of all.slice(from, to)) hidden.append(leaf);
        const frontier = new Frontier();
        for (const leaf of all.slice(0, from)) frontier.append(leaf);
        for (const { hash, count } of hidden.subtrees) frontier.append(hash, count);
        for (const leaf of all.slice(to)) frontier.append(leaf);
        expect(frontier.root()).toEqual(rootOf(all));
      }),
    );
  });

  it.each([
    ['too few peaks', { size: 3, peaks: [Buffer.alloc(32).toString('base64')] }],
    ['too many peaks', { size: 1, peaks: Array(2).fill(Buffer.alloc(32).toString('base64')) }],
    ['a short hash', { size: 1, peaks: ['AAAA'] }],
  ])('refuses JSON with %s', (_, json) => {
    expect(() => Frontier.fromJSON(json)).toThrow(RangeError);
  });

  it('takes a leaf as bytes or as base64, and nothing longer or shorter', () => {
    fc.assert(
      fc.property(leaves(20), (all) => {
        const frontier = new Frontier();
        for (const leaf of all) frontier.append(leaf.toString('base64'));
        expect(frontier.root()).toEqual(rootOf(all));
      }),
    );
    for (const length of [0, 31, 33]) {
      const wrong = Buffer.alloc(length);
      expect(() => new Frontier().append(wrong)).toThrow(RangeError);
      expect(() => twice(wrong.toString('base64'))).toThrow(RangeError);
    }
    expect(() => twice(`${'A'.repeat(20)}*${'A'.repeat(22)}=`)).toThrow(RangeError);
  });

  it.each([3, 2, 2 ** 48 + 1, 0.5, 0, -1])('refuses a subtree of %d leaves after one leaf', (count) => {
    const frontier = new Frontier();
    frontier.append(leafHash(Buffer.from('first')));
    expect(() => frontier.append(Buffer.alloc(32), count)).toThrow(RangeError);
  });
});

function twice(leaf: string): void {
  const frontier = new Frontier();
  frontier.append(leaf);
  frontier.append(leaf);
}

function leaves(max: number) {
  return fc.array(fc.uint8Array({ maxLength: 3 }).map(leafHash), { maxLength: max });
}
