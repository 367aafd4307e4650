import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { firstIdAt, momentOf } from './id-span.js';

const anyMoment = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2200-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('ids of events', () => {
  it('lie at or after the first id of their moment, and before that of the next', () =>
    fc.assert(
      fc.property(anyMoment, (at) => {
        const id = uuidv7({ msecs: at.getTime() });
        const next = firstIdAt(new Date(at.getTime() + 1));
        expect([firstIdAt(at) <= id, id < next, momentOf(id)]).toEqual([true, true, at]);
      }),
    ));

  it('tell no moment when they are of another kind', () => {
    expect(momentOf('2f1c9f6e-6f0b-4f65-9d0c-0f4e9a0c1d11')).toBeUndefined();
  });
});
