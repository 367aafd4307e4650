import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestsMatch } from './digest.js';

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('digestsMatch', () => {
  it('compares all bytes, wherever the first one differs (trust 5)', () => {
    expect(digestsMatch.toString()).toContain('timingSafeEqual(a, b)');
    expect(digestsMatch.toString()).not.toMatch(/\.equals\(|compare\(|toString\(/);
  });

  it('says yes to equal bytes only', () => {
    fc.assert(
      fc.property(digests, fc.nat({ max: 31 }), fc.integer({ min: 1, max: 255 }), (digest, at, change) => {
        const other = digest.map((byte, index) => (index === at ? byte ^ change : byte));
        expect(digestsMatch(digest, Uint8Array.from(digest))).toBe(true);
        expect(digestsMatch(digest, other)).toBe(false);
      }),
    );
  });

  it('says no, and does not throw, when the lengths differ', () => {
    fc.assert(
      fc.property(digests, fc.nat({ max: 31 }), (digest, length) => {
        expect(digestsMatch(digest, digest.subarray(0, length))).toBe(false);
        expect(digestsMatch(digest.subarray(0, length), digest)).toBe(false);
      }),
    );
  });
});
