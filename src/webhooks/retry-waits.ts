const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt of a message: five days and a half in all. Milliseconds. */
export const MESSAGE_WAITS_MS: readonly number[] = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
  24 * HOUR,
  24 * HOUR,
  12 * HOUR,
];
const JITTER = 0.1;

/** An endpoint that has failed this often in a row gets one message at a time, and is left alone in between. */
export const FAILURES_TO_BREAK = 5;
const FIRST_PAUSE_MS = 30 * SECOND;
const LONGEST_PAUSE_MS = 30 * MINUTE;
const LONGEST_RETRY_AFTER_MS = 24 * HOUR;

/** Milliseconds until a message is tried again, or nothing when it is given up; `failures` includes the last one, `random` is from 0 to 1. */
export function messageWait(failures: number, random: number): number | undefined {
  const wait = MESSAGE_WAITS_MS[failures - 1];
  return wait === undefined ? undefined : jittered(wait, random);
}

/** Milliseconds for which an endpoint is left alone after so many failures in a row; 0 as long as it is not broken. */
export function endpointPause(failures: number, random: number): number {
  if (failures < FAILURES_TO_BREAK) return 0;
  return jittered(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - FAILURES_TO_BREAK)), random);
}

/** Milliseconds that a `Retry-After` header asks for, seconds or a date; a day at most. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * SECOND : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, ms)) : 0;
}

const jittered = (ms: number, random: number): number => Math.round(ms * (1 + JITTER * random));
