import { describe, expect, it } from '@jest/globals';
import { offsetBy } from './clock-reading.js';

/** The database is an hour ahead and reads its clock a millisecond after it was asked. */
const AHEAD = 3_600_000;
const reading = (asked: number, waitedMs: number) => ({
  asked,
  told: asked + 1 + AHEAD,
  answered: asked + 2 + waitedMs,
});

describe('a reading of the database’s clock', () => {
  it('is as good as its way was short', () => {
    expect(offsetBy([reading(10, 0)])).toBe(AHEAD);
    expect(offsetBy([reading(10, 400)])).toBe(AHEAD - 200);
  });

  it('that waited for a busy process gives way to a quicker one, whichever came first', () => {
    const slow = reading(10, 400);
    const quick = reading(900, 0);
    expect(offsetBy([slow, quick])).toBe(AHEAD);
    expect(offsetBy([quick, slow])).toBe(AHEAD);
  });
});
