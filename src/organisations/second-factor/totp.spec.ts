import { describe, expect, it } from '@jest/globals';
import { stepAt, stepOf, totp } from './totp.js';

const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('time-based codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d seconds', (seconds, code) => {
    expect(totp(SECRET, stepAt(at(seconds)))).toBe(code);
  });

  it('are found one step around now, and no further', () => {
    const now = at(1_111_111_111);
    const found = [-2, -1, 0, 1, 2].map((steps) => stepOf(SECRET, totp(SECRET, stepAt(now) + steps), now));
    expect(found).toEqual([undefined, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, undefined]);
  });

  it.each(['', '28708', '2870822', 'abcdef', '２８７０８２'])('are not %j', (code) => {
    expect(stepOf(SECRET, code, at(59))).toBeUndefined();
  });
});
