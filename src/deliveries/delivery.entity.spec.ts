import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NothingToConfirm, NothingToRetry, RetryCannotHelp, StepNotAllowed } from './deliveries.errors.js';
import { Delivery } from './delivery.entity.js';

const now = new Date('2026-11-22T12:00:00Z');
const before = new Date('2026-11-22T11:00:00Z');
const soon = new Date('2026-11-22T12:00:20Z');
const later = new Date('2026-11-22T12:10:00Z');
const WORDS = { field: null, partnerWords: 'words' };

const aDelivery = (fields: object = {}): Delivery =>
  Object.assign(new Delivery(), {
    state: 'queued',
    reason: null,
    evidence: null,
    mayHaveArrived: false,
    documentsExpected: null,
    attemptsMade: 0,
    dueAt: now,
    leaseToken: null,
    leaseUntil: null,
    finishedAt: null,
    confirmedAt: null,
    ...fields,
  });

/** Two steps are statements of the database: the claim … */
const claim = (delivery: Delivery): void => {
  if (delivery.state === 'queued')
    Object.assign(delivery, { state: 'delivering', leaseToken: 'token', leaseUntil: later });
};

/** … and that the partner has it. */
const acknowledge = (delivery: Delivery): void => {
  const nothing = { reason: null, field: null, partnerWords: null, leaseToken: null, leaseUntil: null };
  const evidence = { evidence: 'acknowledged', mayHaveArrived: false, finishedAt: now };
  Object.assign(delivery, { state: 'delivered', ...nothing, ...evidence });
};

const STEPS: readonly ((delivery: Delivery) => void)[] = [
  claim,
  (delivery) => delivery.hold('connection_not_ready', now),
  (delivery) => delivery.release(now),
  (delivery) => delivery.postpone('rate_limited', later),
  (delivery) => delivery.fail('timeout', true, later, now),
  (delivery) => delivery.fail('timeout', false, undefined, now),
  (delivery) => delivery.end('duplicate_application', now, WORDS),
  (delivery) => delivery.end('job_not_published', now, WORDS),
  acknowledge,
  (delivery) => delivery.presume(now),
  (delivery) => delivery.cancel(now),
  (delivery) => delivery.retry(now),
  (delivery) => delivery.waitUntil(later),
  (delivery) => delivery.confirm(later),
];

describe('a delivery', () => {
  it('whatever happens, in whatever order: its fields fit its state, and what was acknowledged stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: STEPS.length - 1 }), { maxLength: 40 }), (steps) => {
        const delivery = aDelivery();
        let acknowledged = false;
        for (const step of steps) {
          try {
            STEPS[step]?.(delivery);
          } catch (error) {
            expect(
              [StepNotAllowed, RetryCannotHelp, NothingToRetry, NothingToConfirm].some(
                (known) => error instanceof known,
              ),
            ).toBe(true);
          }
          acknowledged ||= delivery.evidence === 'acknowledged';
          expect(delivery.state === 'delivered').toBe(delivery.evidence !== null);
          expect(delivery.state === 'delivering').toBe(delivery.leaseToken !== null);
          expect(['delivered', 'undeliverable', 'cancelled'].includes(delivery.state)).toBe(
            delivery.finishedAt !== null,
          );
          if (delivery.state === 'held' || delivery.state === 'undeliverable')
            expect(delivery.reason).not.toBeNull();
          if (delivery.confirmedAt !== null) expect(delivery.state).toBe('delivered');
          if (acknowledged)
            expect([delivery.state, delivery.evidence]).toEqual(['delivered', 'acknowledged']);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that ended as a duplicate cannot be delivered again', () => {
    const delivery = aDelivery({ state: 'undeliverable', reason: 'duplicate_application', finishedAt: now });
    expect(() => delivery.retry(now)).toThrow(RetryCannotHelp);
    expect(delivery.state).toBe('undeliverable');
  });

  it('that ended for missing documents goes without them when a person says so', () => {
    const delivery = aDelivery({
      state: 'undeliverable',
      reason: 'documents_missing',
      documentsExpected: 2,
      finishedAt: now,
    });
    delivery.retry(now);
    expect([delivery.state, delivery.documentsExpected]).toEqual(['queued', null]);
  });

  it('that is held goes on by itself and is not for a person to retry, unless a question is required', () => {
    expect(() => aDelivery({ state: 'held', reason: 'job_not_mapped' }).retry(now)).toThrow(NothingToRetry);
    const asked = aDelivery({ state: 'held', reason: 'question_required' });
    asked.retry(now);
    expect(asked.state).toBe('queued');
  });

  it.each([
    [
      'nobody said how many documents will come, and one has just come',
      { documentsExpected: null, dueAt: soon },
      soon,
    ],
    ['all documents are there', { documentsExpected: 1, dueAt: later }, now],
    ['it waited for another try', { documentsExpected: null, attemptsMade: 1, dueAt: later }, now],
    ['its time has come', { documentsExpected: null, dueAt: before }, now],
  ])('that is mended goes at once, but for the time after the last document: %s', (_, fields, dueAt) => {
    const delivery = aDelivery({ state: 'held', reason: 'job_not_mapped', ...fields });
    delivery.release(now);
    expect([delivery.state, delivery.dueAt]).toEqual(['queued', dueAt]);
  });

  it('waiting for a budget costs no attempt, a failure does', () => {
    const delivery = aDelivery();
    claim(delivery);
    delivery.postpone('rate_limited', later);
    expect(delivery.attemptsMade).toBe(0);
    claim(delivery);
    delivery.fail('timeout', true, later, now);
    expect([delivery.attemptsMade, delivery.mayHaveArrived, delivery.dueAt]).toEqual([1, true, later]);
  });

  it('keeps that it may have arrived when it is given up', () => {
    const delivery = aDelivery({ mayHaveArrived: true });
    claim(delivery);
    delivery.fail('partner_unavailable', false, undefined, now);
    expect([delivery.state, delivery.reason, delivery.mayHaveArrived]).toEqual([
      'undeliverable',
      'gave_up',
      true,
    ]);
  });

  it('that was cancelled can be delivered after all, by the whole table of retries', () => {
    const delivery = aDelivery({ state: 'held', reason: 'connection_not_ready', attemptsMade: 3 });
    delivery.cancel(now);
    delivery.retry(later);
    expect([delivery.state, delivery.attemptsMade, delivery.finishedAt]).toEqual(['queued', 0, null]);
  });

  it('that is presumed is confirmed by a person once, and nothing else is', () => {
    const delivery = aDelivery();
    expect(() => delivery.confirm(now)).toThrow(NothingToConfirm);
    claim(delivery);
    delivery.presume(now);
    delivery.confirm(later);
    expect([delivery.evidence, delivery.confirmedAt]).toEqual(['presumed', later]);
    expect(() => delivery.confirm(later)).toThrow(NothingToConfirm);
  });
});
