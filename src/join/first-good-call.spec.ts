import { describe, expect, it } from '@jest/globals';
import { stateShownBy } from './first-good-call.js';

const pending = { state: 'pending', reason: null, partnerReported: null } as const;

describe('stateShownBy', () => {
  it('is so for a connection that waits for its first call', () => {
    expect(stateShownBy(pending)).toBe('connected');
    expect(stateShownBy({ ...pending, reason: 'pending_too_long' })).toBe('connected');
  });

  it('is not so against the word of the partner', () => {
    expect(stateShownBy({ ...pending, partnerReported: 'pending' })).toBeUndefined();
    expect(stateShownBy({ ...pending, partnerReported: 'repair' })).toBeUndefined();
    expect(stateShownBy({ ...pending, partnerReported: 'connected' })).toBe('connected');
  });

  it('ends a repair that a good call disproves, and no other', () => {
    const repair = { state: 'repair', partnerReported: 'connected' } as const;
    expect(stateShownBy({ ...repair, reason: 'deleted_key_in_use' })).toBe('connected');
    expect(stateShownBy({ ...repair, reason: 'partner_silent' })).toBe('connected');
    expect(stateShownBy({ ...repair, reason: 'partner_reported_fault' })).toBeUndefined();
  });

  it('goes back to what the partner had said before a repair that a good call disproves', () => {
    const repair = { state: 'repair', reason: 'deleted_key_in_use' } as const;
    expect(stateShownBy({ ...repair, partnerReported: 'pending' })).toBe('pending');
    expect(stateShownBy({ ...repair, partnerReported: 'repair' })).toBeUndefined();
  });

  it('is no news for a connection that works, and no way round its activation', () => {
    for (const state of ['connected', 'off', 'requested', 'enabled'] as const)
      expect(stateShownBy({ ...pending, state })).toBeUndefined();
  });
});
