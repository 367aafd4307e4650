const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

/** Milliseconds between two moments that are on Monday to Friday (UTC). */
export function workingMsBetween(from: Date, to: Date): number {
  let worked = 0;
  for (let at = from.getTime(); at < to.getTime();) {
    const midnight = Math.floor(at / DAY_MS) * DAY_MS + DAY_MS;
    const end = Math.min(midnight, to.getTime());
    if (![SATURDAY, SUNDAY].includes(new Date(at).getUTCDay())) worked += end - at;
    at = end;
  }
  return worked;
}

/** Whether somebody has waited for longer than one working day. */
export const isOverdue = (since: Date, now: Date): boolean => workingMsBetween(since, now) > DAY_MS;
