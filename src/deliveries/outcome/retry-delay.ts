const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt; after the last one it is given up. Milliseconds. */
export const RETRY_WAITS_MS: readonly number[] = [
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** Up to this share is added, so that deliveries that failed together do not come back together. */
const JITTER = 0.2;

/**
 * Milliseconds until the next attempt, or nothing when it is given up. `failures` counts the failed attempts, the last
 * one included; `scale` multiplies the table; `random` is from 0 to 1.
 */
export function retryDelay(failures: number, scale: number, random: number): number | undefined {
  const wait = RETRY_WAITS_MS[failures - 1];
  return wait === undefined ? undefined : Math.round(wait * scale * (1 + JITTER * random));
}
