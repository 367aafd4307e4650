import { describe, expect, it } from '@jest/globals';
import { day, moment } from './moment.schema.js';

describe('a moment', () => {
  it.each(['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123456Z', '0001-01-01T00:00:00+15:59'])(
    'takes %s',
    (value) => {
      expect(moment().parse(value)).toBe(value);
    },
  );

  it.each(['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+16:00', '2026-01-01T00:00:00-23:59', 'yesterday'])(
    'refuses %s',
    (value) => {
      expect(moment().safeParse(value).success).toBe(false);
    },
  );
});

describe('a day', () => {
  it('is one of the calendar that a database knows', () => {
    expect(day().parse('2026-02-28')).toBe('2026-02-28');
    for (const value of ['0000-01-01', '2026-02-30']) expect(day().safeParse(value).success).toBe(false);
  });
});
