import { describe, expect, it } from '@jest/globals';
import { Clock } from '../database/clock.js';
import { ClockWatch } from './clock-watch.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MINUTES_OF_A_DAY = 24 * 60;

class SetClock extends Clock {
  ms = Date.UTC(2026, 0, 1);
  override now(): Date {
    return new Date(this.ms);
  }
}

/** A clock and its watch, which is asked every minute. */
function watched() {
  const clock = new SetClock();
  const watch = new ClockWatch(clock);
  let monotonic = 0;
  const afterMinutes = (minutes: number): boolean[] =>
    Array.from({ length: minutes }, () => {
      clock.ms += MINUTE_MS;
      monotonic += MINUTE_MS;
      return watch.isSteady(monotonic);
    });
  afterMinutes(1);
  return { clock, afterMinutes };
}

describe('ClockWatch', () => {
  it('believes a clock that runs evenly, and one that is put right by some minutes', () => {
    const { clock, afterMinutes } = watched();
    clock.ms += 50 * MINUTE_MS;
    expect(afterMinutes(3 * MINUTES_OF_A_DAY).every(Boolean)).toBe(true);
  });

  it.each([
    ['a year ahead', 365 * DAY_MS],
    ['a day back', -DAY_MS],
  ])('does not believe a clock that was put %s until it has run evenly for a day', (_, jump) => {
    const { clock, afterMinutes } = watched();
    clock.ms += jump;
    expect(afterMinutes(MINUTES_OF_A_DAY).some(Boolean)).toBe(false);
    expect(afterMinutes(1)).toEqual([true]);
  });

  it('believes it a day after it was put right again', () => {
    const { clock, afterMinutes } = watched();
    clock.ms += 365 * DAY_MS;
    afterMinutes(60);
    clock.ms -= 365 * DAY_MS;
    expect(afterMinutes(MINUTES_OF_A_DAY).some(Boolean)).toBe(false);
    expect(afterMinutes(1)).toEqual([true]);
  });

  it.each([
    ['last worked a month ago', 30 * DAY_MS, true],
    ['last worked a year ago', 365 * DAY_MS, false],
    ['last worked tomorrow', -DAY_MS, false],
  ])('of a hub that %s', (_, stoodStillMs, isBelieved) => {
    const clock = new SetClock();
    const watch = new ClockWatch(clock);
    watch.beginAfter(new Date(clock.ms - stoodStillMs), 0);
    expect(watch.isSteady(1)).toBe(isBelieved);
  });
});
