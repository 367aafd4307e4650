/** What the database's clock told, between two moments of the monotonic clock; all in milliseconds. */
export interface ClockReading {
  readonly asked: number;
  readonly told: number;
  readonly answered: number;
}

export const roundTrip = ({ asked, answered }: ClockReading): number => answered - asked;

/**
 * How far the database's clock is ahead of the monotonic one. The quickest answer tells it best: it is wrong by half of its
 * round trip at most, while an answer that waited for a busy process may be wrong by all the time that it waited.
 */
export function offsetBy(readings: readonly [ClockReading, ...ClockReading[]]): number {
  const { asked, told, answered } = readings.reduce((best, next) =>
    roundTrip(next) < roundTrip(best) ? next : best,
  );
  return told - (asked + answered) / 2;
}
