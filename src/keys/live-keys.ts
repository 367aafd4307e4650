import type { ApiKey } from './api-key.entity.js';

/** How long the key before stays valid after a new one is saved. */
export const OVERLAPS = ['none', '1h', '24h', '7d'] as const;
export type Overlap = (typeof OVERLAPS)[number];

const HOUR_MS = 3_600_000;
const OVERLAP_MS: Readonly<Record<Overlap, number>> = {
  none: 0,
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 168 * HOUR_MS,
};

/**
 * Ends the keys that a newly saved one replaces: the last of them after the overlap, all others at once, so that no
 * more than two are ever valid. A key that ends earlier by itself keeps its end. Returns those whose end has changed.
 */
export function replaceKeys(live: readonly ApiKey[], overlap: Overlap, now: Date): ApiKey[] {
  const newestFirst = [...live].sort((a, b) => Number(b.savedAt) - Number(a.savedAt));
  return newestFirst.filter((key, place) => {
    const before = key.expiresAt;
    key.endAt(place === 0 ? new Date(now.getTime() + OVERLAP_MS[overlap]) : now);
    return key.expiresAt !== before;
  });
}
