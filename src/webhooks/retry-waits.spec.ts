import { describe, expect, it } from '@jest/globals';
import { endpointPause, MESSAGE_WAITS_MS, messageWait, retryAfterMs } from './retry-waits.js';

const NOW = new Date('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;

describe('messageWait', () => {
  it('tries for more than five days, then gives up', () => {
    expect(MESSAGE_WAITS_MS.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(5 * DAY_MS);
    expect(messageWait(1, 0)).toBe(5_000);
    expect(messageWait(MESSAGE_WAITS_MS.length + 1, 0)).toBeUndefined();
  });

  it('spreads what failed together', () => {
    expect(messageWait(2, 1)).toBe(66_000);
  });
});

describe('endpointPause', () => {
  it('leaves an endpoint alone from the fifth failure on, longer each time, half an hour at most', () => {
    expect([4, 5, 6, 7, 40].map((failures) => endpointPause(failures, 0))).toEqual([
      0, 30_000, 60_000, 120_000, 1_800_000,
    ]);
  });
});

describe('retryAfterMs', () => {
  it('reads seconds and dates, a day at most, and nothing from nonsense', () => {
    expect(retryAfterMs('7', NOW)).toBe(7_000);
    expect(retryAfterMs('Sun, 01 Mar 2026 08:01:00 GMT', NOW)).toBe(60_000);
    expect(retryAfterMs('Sun, 01 Mar 2020 08:01:00 GMT', NOW)).toBe(0);
    expect(retryAfterMs('999999999', NOW)).toBe(DAY_MS);
    expect(retryAfterMs('soon', NOW)).toBe(0);
    expect(retryAfterMs(null, NOW)).toBe(0);
  });
});
