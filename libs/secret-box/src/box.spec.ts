import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { open, seal } from './box.js';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { newDataKey } from './data-key.js';

const dataKey = newDataKey();
const plaintexts = fc.uint8Array({ maxLength: 300 });
const contexts = fc.string({ unit: 'binary' });
const text = Buffer.from('anna@example.test');

describe('seal and open', () => {
  it('give back every plaintext', () => {
    fc.assert(
      fc.property(plaintexts, contexts, (plaintext, context) => {
        const box = seal(dataKey, plaintext, context);
        expect(box).toHaveLength(plaintext.length + 29);
        expect(new Uint8Array(open(dataKey, box, context))).toEqual(plaintext);
      }),
    );
  });

  it('open what version 1 sealed, computed by another implementation', () => {
    const box =
      '01000102030405060708090a0b266cb87a8580ba7ae031fbee9f9d1d1ef7bd9ce5f3e0fbe330c63cc75e9f60b21a';
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(open(key, Buffer.from(box, 'hex'), 'org/candidate/7/email')).toEqual(text);
  });

  it('never give the same box twice', () => {
    const boxes = Array.from({ length: 1_000 }, () => seal(dataKey, text, 'a').toString('hex', 0, 13));
    expect(new Set(boxes).size).toBe(1_000);
  });

  it('refuse a box moved to another context (trust 40)', () => {
    fc.assert(
      fc.property(plaintexts, contexts, contexts, (plaintext, context, other) => {
        fc.pre(context !== other);
        expect(() => open(dataKey, seal(dataKey, plaintext, context), other)).toThrow(BoxDoesNotOpen);
      }),
    );
  });

  it('refuse another key', () => {
    expect(() => open(newDataKey(), seal(dataKey, text, 'a'), 'a')).toThrow(BoxDoesNotOpen);
  });

  it('refuse a box changed in any one bit', () => {
    const box = seal(dataKey, text, 'a');
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = box.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(() => open(dataKey, changed, 'a')).toThrow(BoxDoesNotOpen);
    }
  });

  it('refuse a box cut at any length, on either side, or lengthened', () => {
    const box = seal(dataKey, text, 'a');
    for (let length = 0; length < box.length; length++) {
      expect(() => open(dataKey, box.subarray(0, length), 'a')).toThrow(BoxDoesNotOpen);
      expect(() => open(dataKey, box.subarray(box.length - length), 'a')).toThrow(BoxDoesNotOpen);
    }
    expect(() => open(dataKey, Buffer.concat([box, Buffer.alloc(1)]), 'a')).toThrow(BoxDoesNotOpen);
  });

  it('refuse arbitrary bytes, and tell nothing about why', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(() => open(dataKey, bytes, 'a')).toThrow(new BoxDoesNotOpen());
        expect(() => open(dataKey, Uint8Array.of(1, ...bytes), 'a')).toThrow(new BoxDoesNotOpen());
      }),
    );
  });

  it('take a key of another length for a mistake of the caller', () => {
    expect(() => seal(dataKey.subarray(1), text, 'a')).toThrow(RangeError);
    expect(() => open(dataKey.subarray(1), seal(dataKey, text, 'a'), 'a')).toThrow(RangeError);
  });
});
