import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RETRY_WAITS_MS, retryDelay } from './retry-delay.js';

describe('the wait before the next attempt', () => {
  it('follows the table', () => {
    const seconds = RETRY_WAITS_MS.map((_, at) => (retryDelay(at + 1, 1, 0) ?? 0) / 1000);
    expect(seconds).toEqual([30, 120, 600, 1_800, 7_200, 21_600, 43_200, 86_400, 86_400]);
  });

  it('is never shorter than the table says, and at most a fifth longer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RETRY_WAITS_MS.length }),
        fc.double({ min: 0.01, max: 1_000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, scale, random) => {
          const wait = retryDelay(failures, scale, random) ?? -1;
          const least = (RETRY_WAITS_MS[failures - 1] ?? 0) * scale;
          expect(wait).toBeGreaterThanOrEqual(Math.round(least));
          expect(wait).toBeLessThanOrEqual(Math.ceil(least * 1.2));
        },
      ),
    );
  });

  it('ends after the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: RETRY_WAITS_MS.length + 1, max: 1_000_000 }), (failures) => {
        expect(retryDelay(failures, 1, 0.5)).toBeUndefined();
      }),
    );
  });
});
