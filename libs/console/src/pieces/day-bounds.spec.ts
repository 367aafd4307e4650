import { describe, expect, it } from '@jest/globals';
import { endOfDay, startOfDay } from './day-bounds.js';

describe('the bounds of a day', () => {
  it('enclose the day in the reader’s zone', () => {
    const [start, end] = [new Date(startOfDay('2026-11-21') ?? ''), new Date(endOfDay('2026-11-21') ?? '')];
    expect([start.getFullYear(), start.getMonth(), start.getDate(), start.getHours()]).toEqual([
      2026, 10, 21, 0,
    ]);
    expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2026, 10, 22, 0]);
  });

  it('go over the end of a month and a year', () => {
    expect(new Date(endOfDay('2026-12-31') ?? '').getFullYear()).toBe(2027);
  });

  it.each([undefined, '', '21.11.2026', '2026-11'])('are none of %s', (day) => {
    expect([startOfDay(day), endOfDay(day)]).toEqual([undefined, undefined]);
  });
});
