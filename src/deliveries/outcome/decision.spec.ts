import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REASONS, type Reason } from '../../connections/public/reasons.js';
import { decide, type Known } from './decision.js';

const refused = (reason: Reason) =>
  ({ kind: 'refused', reason, partnerWords: 'words', exchanges: [] }) as const;
const anything = fc.record<Known>({
  ownAmbiguous: fc.boolean(),
  otherArrived: fc.boolean(),
  credentialIsCurrent: fc.boolean(),
});
const nothing: Known = { ownAmbiguous: false, otherArrived: false, credentialIsCurrent: true };

describe('what becomes of a delivery', () => {
  it('"already exists" is presumed delivered only if an own attempt may have arrived and no other application has', () => {
    fc.assert(
      fc.property(anything, (known) => {
        const { step } = decide(refused('duplicate_application'), known);
        expect(step).toBe(known.ownAmbiguous && !known.otherArrived ? 'presume' : 'end');
      }),
    );
  });

  it('an answer about replaced credentials does not send the connection to repair', () => {
    expect(decide(refused('credentials_rejected'), nothing).step).toBe('repair');
    expect(decide(refused('credentials_rejected'), { ...nothing, credentialIsCurrent: false })).toEqual({
      step: 'again',
    });
  });

  it('every reason leads to the step that the list names', () => {
    const steps = { end: 'end', hold: 'hold', repair: 'repair', wait: 'wait', retry: 'fail' } as const;
    for (const reason of Object.keys(REASONS) as Reason[]) {
      expect(decide(refused(reason), nothing).step).toBe(steps[REASONS[reason].effect]);
    }
  });

  it('a rate limit waits as long as the partner asks', () => {
    expect(decide({ kind: 'rate-limited', retryAfterMs: 7_000, exchanges: [] }, nothing)).toEqual({
      step: 'wait',
      retryAfterMs: 7_000,
    });
  });

  it('a failure keeps whether it was ambiguous', () => {
    const failed = { kind: 'failed', reason: 'timeout', ambiguous: true, exchanges: [] } as const;
    expect(decide(failed, nothing)).toMatchObject({
      step: 'fail',
      reason: 'timeout',
      ambiguous: true,
      atOnce: false,
    });
  });
});
