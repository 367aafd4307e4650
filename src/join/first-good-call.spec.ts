import { describe, expect, it } from '@jest/globals';
import { showsItWorks } from './first-good-call.js';

const pending = { state: 'pending', reason: null, partnerReported: null } as const;

describe('showsItWorks', () => {
  it('is so for a connection that waits for its first call', () => {
    expect(showsItWorks(pending)).toBe(true);
    expect(showsItWorks({ ...pending, reason: 'pending_too_long' })).toBe(true);
  });

  it('is not so against the word of the partner', () => {
    expect(showsItWorks({ ...pending, partnerReported: 'pending' })).toBe(false);
    expect(showsItWorks({ ...pending, partnerReported: 'repair' })).toBe(false);
    expect(showsItWorks({ ...pending, partnerReported: 'connected' })).toBe(true);
  });

  it('ends a repair that a good call disproves, and no other', () => {
    const repair = { state: 'repair', partnerReported: 'connected' } as const;
    expect(showsItWorks({ ...repair, reason: 'deleted_key_in_use' })).toBe(true);
    expect(showsItWorks({ ...repair, reason: 'partner_silent' })).toBe(true);
    expect(showsItWorks({ ...repair, reason: 'partner_reported_fault' })).toBe(false);
  });

  it('is no news for a connection that works, and no way round its activation', () => {
    for (const state of ['connected', 'off', 'requested', 'enabled'] as const)
      expect(showsItWorks({ ...pending, state })).toBe(false);
  });
});
