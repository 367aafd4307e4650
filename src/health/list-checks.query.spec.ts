import { describe, expect, it } from '@jest/globals';
import { checkView } from './list-checks.query.js';

const HOURLY = { name: 'module.what', everySeconds: 3600 };
const run = (fields: object) => ({
  name: 'module.what',
  started_at: '2026-03-01T10:00:00.000Z',
  finished_at: '2026-03-01T10:00:02.500Z',
  looked_at: 7,
  found: 2,
  error: null,
  ...fields,
});

describe('a check with its last run', () => {
  it('says how long it took and what it found', () => {
    const view = checkView(HOURLY, run({}), new Date('2026-03-01T10:30:00Z'));
    expect(view).toMatchObject({ durationMs: 2500, lookedAt: 7, found: 2, error: null, overdue: false });
  });

  it('has no run before the first one, and is not overdue for that', () => {
    const view = checkView(HOURLY, undefined, new Date('2026-03-01T10:30:00Z'));
    expect(view).toMatchObject({ startedAt: null, finishedAt: null, durationMs: null, overdue: false });
  });

  it('has no duration while it runs', () => {
    const view = checkView(HOURLY, run({ finished_at: null }), new Date('2026-03-01T10:00:01Z'));
    expect(view).toMatchObject({ durationMs: null, overdue: false });
  });

  it('is overdue after three periods', () => {
    expect(checkView(HOURLY, run({}), new Date('2026-03-01T13:00:01Z')).overdue).toBe(true);
    expect(checkView(HOURLY, run({}), new Date('2026-03-01T12:59:59Z')).overdue).toBe(false);
  });

  it('is never overdue within two minutes, whatever its period', () => {
    const often = { name: 'module.what', everySeconds: 1 };
    expect(checkView(often, run({}), new Date('2026-03-01T10:01:59Z')).overdue).toBe(false);
    expect(checkView(often, run({}), new Date('2026-03-01T10:02:01Z')).overdue).toBe(true);
  });
});
