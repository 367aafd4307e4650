import { describe, expect, it } from '@jest/globals';
import { isOverdue, workingMsBetween } from './working-time.js';

const at = (moment: string) => new Date(`2026-03-${moment}:00Z`);
const HOUR_MS = 3_600_000;

describe('working time', () => {
  it('leaves out weekends', () => {
    expect(workingMsBetween(at('06T12:00'), at('09T12:00'))).toBe(24 * HOUR_MS);
    expect(workingMsBetween(at('07T00:00'), at('09T00:00'))).toBe(0);
    expect(workingMsBetween(at('02T00:00'), at('16T00:00'))).toBe(10 * 24 * HOUR_MS);
  });

  it('is none backwards', () => {
    expect(workingMsBetween(at('06T12:00'), at('05T12:00'))).toBe(0);
  });

  it.each([
    ['a day in the week', '03T10:00', '04T10:00', false],
    ['more than a day in the week', '03T10:00', '04T10:01', true],
    ['over the weekend', '06T10:00', '09T10:00', false],
    ['more than the weekend', '06T10:00', '09T10:01', true],
    ['asked on Saturday, looked at on Monday', '07T10:00', '09T23:59', false],
    ['asked on Saturday, looked at on Tuesday', '07T10:00', '10T00:01', true],
  ])('%s', (_, since, now, overdue) => {
    expect(isOverdue(at(since), at(now))).toBe(overdue);
  });
});
