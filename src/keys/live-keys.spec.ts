import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiKey } from './api-key.entity.js';
import { OVERLAPS, type Overlap, replaceKeys } from './live-keys.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(NOW.getTime() + ms);

const saved = (savedMs: number, expiresAt: Date | null = null): ApiKey =>
  Object.assign(Object.create(ApiKey.prototype) as ApiKey, {
    savedAt: at(savedMs),
    expiresAt,
    deletedAt: null,
  });

describe('replaceKeys', () => {
  it.each<[Overlap, number]>([
    ['none', 0],
    ['1h', HOUR_MS],
    ['24h', 24 * HOUR_MS],
    ['7d', 7 * 24 * HOUR_MS],
  ])('with overlap %s the key before lasts %d ms', (overlap, ms) => {
    const before = saved(-1000);
    expect(replaceKeys([before], overlap, NOW)).toEqual([before]);
    expect(before.expiresAt).toEqual(at(ms));
  });

  it('leaves a key alone that ends earlier by itself', () => {
    const before = saved(-1000, at(10));
    expect(replaceKeys([before], '1h', NOW)).toEqual([]);
    expect(before.expiresAt).toEqual(at(10));
  });

  it('leaves at most one older key valid, the last one saved, whatever the overlaps were', () => {
    const ages = fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ages, fc.constantFrom(...OVERLAPS), (savedAgo, overlap) => {
        const keys = savedAgo.map((ms) => saved(-ms));
        replaceKeys(keys, overlap, NOW);
        const live = keys.filter((key) => key.isLive(NOW));
        const last = saved(-Math.min(...savedAgo));
        expect(live.map((key) => key.savedAt)).toEqual(overlap === 'none' ? [] : [last.savedAt]);
      }),
    );
  });
});
