import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBase62, toBase62 } from './base62.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('toBase62', () => {
  it.each([
    [0, '000000'],
    [61, '00000z'],
    [62, '000010'],
    [2 ** 32 - 1, '4gfFC3'],
  ])('writes %d as %s', (value, text) => {
    expect(toBase62(value, 6)).toBe(text);
  });

  it('loses nothing of any 32-bit number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (value) => {
        const read = [...toBase62(value, 6)].reduce((sum, each) => sum * 62 + ALPHABET.indexOf(each), 0);
        expect(read).toBe(value);
      }),
    );
  });
});

describe('randomBase62', () => {
  it('favours no character (trust 1)', () => {
    const counts = new Map<string, number>();
    for (const each of randomBase62(62_000)) counts.set(each, (counts.get(each) ?? 0) + 1);
    const chiSquare = [...ALPHABET].reduce(
      (sum, each) => sum + ((counts.get(each) ?? 0) - 1_000) ** 2 / 1_000,
      0,
    );

    expect(counts.size).toBe(62);
    // 61 degrees of freedom: a fair source stays below 160 but once in 10^10 runs; `byte % 62` gives over 400.
    expect(chiSquare).toBeLessThan(160);
  });
});
