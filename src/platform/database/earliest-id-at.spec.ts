import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7, validate } from 'uuid';
import { earliestIdAt } from './earliest-id-at.js';

describe('the earliest id at a moment', () => {
  it('stands below every id made from then on, and above older ones', () => {
    const moment = new Date('2026-03-01T00:00:00Z');
    const bound = earliestIdAt(moment);
    expect(validate(bound)).toBe(true);
    for (let more = 0; more < 50; more++)
      expect(uuidv7({ msecs: moment.getTime() + more }) > bound).toBe(true);
    expect(uuidv7({ msecs: moment.getTime() - 3_600_000 }) < bound).toBe(true);
  });
});
