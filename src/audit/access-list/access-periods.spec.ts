import { describe, expect, it } from '@jest/globals';
import { type AccessEvent, accessPeriods, touches } from './access-periods.js';

const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const account = { id: 'a', role: 'manager', createdAt: day(1), disabledAt: null };
const event = (
  date: number,
  action: AccessEvent['action'],
  role: string | null = null,
  formerRole: string | null = null,
) => ({
  accountId: 'a',
  at: day(date),
  action,
  role,
  formerRole,
});
const told = (periods: ReturnType<typeof accessPeriods>) =>
  periods.map(({ role, from, to }) => [role, from.getUTCDate(), to && to.getUTCDate()]);

describe('periods of access', () => {
  it('begin with the account, change with its role, and pause while it is disabled', () => {
    const events = [
      event(1, 'account.created', 'recruiter'),
      event(3, 'account.role-changed', 'manager', 'recruiter'),
      event(5, 'account.disabled'),
      event(8, 'account.enabled'),
    ];
    expect(told(accessPeriods(account, events))).toEqual([
      ['recruiter', 1, 3],
      ['manager', 3, 5],
      ['manager', 8, null],
    ]);
  });

  it('do not begin by a change of role while it is disabled', () => {
    const events = [
      event(1, 'account.created', 'recruiter'),
      event(2, 'account.disabled'),
      event(3, 'account.role-changed', 'manager', 'recruiter'),
      event(4, 'account.enabled'),
    ];
    expect(told(accessPeriods(account, events))).toEqual([
      ['recruiter', 1, 2],
      ['manager', 4, null],
    ]);
  });

  it('are filled in from the account where the log no longer tells', () => {
    expect(told(accessPeriods(account, []))).toEqual([['manager', 1, null]]);
    expect(told(accessPeriods({ ...account, disabledAt: day(9) }, []))).toEqual([['manager', 1, 9]]);
    const changed = [event(4, 'account.role-changed', 'manager', 'auditor')];
    expect(told(accessPeriods(account, changed))).toEqual([
      ['auditor', 1, 4],
      ['manager', 4, null],
    ]);
    expect(told(accessPeriods({ ...account, disabledAt: day(6) }, [event(6, 'account.disabled')]))).toEqual([
      ['manager', 1, 6],
    ]);
    expect(told(accessPeriods(account, [event(7, 'account.enabled')]))).toEqual([['manager', 7, null]]);
  });

  it('touch a span by a moment, its end excluded', () => {
    const [period] = accessPeriods({ ...account, disabledAt: day(5) }, []);
    const on = (from: number, to: number) => period && touches(period, { from: day(from), to: day(to) });
    expect([on(4, 5), on(5, 6), on(1, 2)]).toEqual([true, false, true]);
    expect(period && touches(period, { from: day(-3), to: day(1) })).toBe(false);
  });
});
