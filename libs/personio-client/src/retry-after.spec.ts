import { describe, expect, it } from '@jest/globals';
import { retryAfterMs } from './retry-after.js';

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    [null, null],
    ['60', 60_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:02:00 GMT', 120_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['99999999999999', 86_400_000],
    ['-5', null],
    ['soon', null],
    ['', null],
  ])('%p is %p', (header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });
});
