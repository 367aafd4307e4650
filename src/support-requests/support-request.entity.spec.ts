import { describe, expect, it } from '@jest/globals';
import { SupportRequest } from './support-request.entity.js';
import { AlreadyDecided } from './support-requests.errors.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const open = (): SupportRequest =>
  Object.assign(Object.create(SupportRequest.prototype) as SupportRequest, {
    state: 'open',
    assignedTo: null,
    reason: null,
  });

const DECISIONS: Record<string, (request: SupportRequest) => void> = {
  approved: (request) => request.approve('someone', NOW),
  rejected: (request) => request.reject('someone', NOW, 'No plan'),
  withdrawn: (request) => request.withdraw(NOW),
};

describe('SupportRequest', () => {
  it.each(Object.entries(DECISIONS))('is %s once, and nothing undoes it', (state, decide) => {
    const request = open();
    decide(request);
    expect(request.state).toBe(state);
    for (const another of Object.values(DECISIONS)) expect(() => another(request)).toThrow(AlreadyDecided);
    expect(request.state).toBe(state);
  });

  it('keeps who rejected it, when and why', () => {
    const request = open();
    request.reject('someone', NOW, 'No plan');
    expect(request).toMatchObject({ decidedBy: 'someone', decidedAt: NOW, reason: 'No plan' });
  });
});
