import { setTimeout } from 'node:timers/promises';

const LONGEST_MS = 30_000;
const PAUSE_MS = 40;

/** Asks again until the answer is there; fails with what was seen last when it never comes. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  longestMs = LONGEST_MS,
): Promise<T> {
  const end = Date.now() + longestMs;
  let last: unknown;
  while (Date.now() < end) {
    last = await ask();
    if (last) return last as T;
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`${what} did not happen within ${longestMs} ms; last seen: ${JSON.stringify(last)}`);
}
