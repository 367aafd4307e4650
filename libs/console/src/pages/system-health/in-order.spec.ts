import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../api/checks.js';
import { inOrder } from './in-order.js';

const check = (name: string, fields: Partial<Check> = {}): Check => ({
  name,
  everySeconds: 60,
  startedAt: '2026-03-01T10:00:00.000Z',
  finishedAt: '2026-03-01T10:00:01.000Z',
  durationMs: 1000,
  lookedAt: 0,
  found: 0,
  error: null,
  overdue: false,
  ...fields,
});
const names = (checks: Check[]) => checks.map(({ name }) => name);

const CHECKS = [
  check('a.calm'),
  check('b.findings', { found: 2, startedAt: '2026-03-01T11:00:00.000Z' }),
  check('c.standstill', { overdue: true }),
  check('d.failure', { error: 'it broke' }),
  check('e.never', { startedAt: null, finishedAt: null, found: null }),
];

describe('the order of checks', () => {
  it('puts first what needs a person most', () => {
    expect(names(inOrder(CHECKS, undefined))).toEqual([
      'd.failure',
      'c.standstill',
      'b.findings',
      'a.calm',
      'e.never',
    ]);
  });

  it.each([
    ['name', ['a.calm', 'b.findings', 'c.standstill', 'd.failure', 'e.never']],
    ['last', ['b.findings', 'a.calm', 'c.standstill', 'd.failure', 'e.never']],
    ['found', ['b.findings', 'a.calm', 'c.standstill', 'd.failure', 'e.never']],
  ] as const)('by %s', (order, expected) => {
    expect(names(inOrder(CHECKS.toReversed(), order))).toEqual(expected);
  });
});
