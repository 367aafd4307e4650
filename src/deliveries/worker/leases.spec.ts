import { describe, expect, it } from '@jest/globals';
import { ConnectionPauses } from './connection-pauses.js';
import { Leases } from './leases.js';

const claim = (leaseToken: string, organisationId = 'o') => ({
  leaseToken,
  organisationId,
  deliveryId: 'd',
  connectionId: 'c',
  jobId: 'j',
  applicationId: 'a',
  partner: 'p',
  emailHash: Buffer.of(),
  documentsExpected: null,
});

describe('leases', () => {
  it('work ends as soon as the database says that a lease is no longer ours', () => {
    const leases = new Leases();
    const [kept, lost] = [leases.take(claim('kept'), 0).signal, leases.take(claim('lost'), 0).signal];
    leases.renewed(['kept', 'lost'], new Set(['kept']), 1_000);
    expect([kept.aborted, lost.aborted]).toEqual([false, true]);
  });

  it('work ends before the lease does when it could not be renewed', () => {
    const leases = new Leases();
    const { signal } = leases.take(claim('a'), 0);
    leases.abortOverdue(24_999);
    expect(signal.aborted).toBe(false);
    leases.renewed(['a'], new Set(['a']), 20_000);
    leases.abortOverdue(29_999);
    expect(signal.aborted).toBe(false);
    leases.abortOverdue(45_001);
    expect(signal.aborted).toBe(true);
  });

  it('is overdue by itself, before anything has looked, once the process was stopped for too long', () => {
    const leases = new Leases();
    expect(leases.take(claim('fresh'), performance.now()).isOverdue()).toBe(false);
    expect(leases.take(claim('stopped'), performance.now() - 25_001).isOverdue()).toBe(true);
  });

  it('tells which connections have all their places taken', () => {
    const leases = new Leases();
    leases.take({ ...claim('a'), connectionId: 'slow' }, 0);
    leases.take({ ...claim('b'), connectionId: 'quick' }, 0);
    expect(leases.connectionsFull((id) => (id === 'slow' ? 1 : 2))).toEqual(['slow']);
  });

  it('tells which organisations have their share', () => {
    const leases = new Leases();
    leases.take(claim('a', 'busy'), 0);
    leases.take(claim('b', 'busy'), 0);
    leases.take(claim('c', 'idle'), 0);
    expect(leases.organisationsWith(2)).toEqual(['busy']);
    leases.drop('a');
    expect(leases.organisationsWith(2)).toEqual([]);
  });
});

describe('pauses of connections', () => {
  it('come after five failures in a row, end by themselves, and an answer forgets the failures', () => {
    const pauses = new ConnectionPauses(1);
    for (let failures = 1; failures < 5; failures += 1) pauses.note('c', false, 0);
    expect(pauses.paused(1)).toEqual([]);
    pauses.note('c', false, 0);
    expect([pauses.paused(29_999), pauses.paused(30_000)]).toEqual([['c'], []]);
    pauses.note('c', true, 30_000);
    pauses.note('c', false, 30_001);
    expect(pauses.paused(30_002)).toEqual([]);
  });

  it('a partner has the more places the quicker its last answer was', () => {
    const pauses = new ConnectionPauses(1);
    const placesAfter = (ms: number) => {
      pauses.noteDuration('c', ms);
      return pauses.placesOf('c');
    };
    expect(pauses.placesOf('c')).toBe(32);
    expect([10, 999, 1_000, 1_999, 2_000, 60_000].map(placesAfter)).toEqual([128, 128, 32, 32, 2, 2]);
  });

  it('are as long as the partner says', () => {
    const pauses = new ConnectionPauses(1);
    pauses.pause('c', 5_000);
    pauses.pause('c', 2_000);
    expect([pauses.paused(4_999), pauses.paused(5_000)]).toEqual([['c'], []]);
  });
});
