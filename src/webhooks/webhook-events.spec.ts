import { describe, expect, it } from '@jest/globals';
import { toldAs } from './webhook-events.js';

const event = { organisationId: 'org', targetId: 'target' };

describe('toldAs', () => {
  it('tells ids, states and reasons', () => {
    const facts = {
      applicationId: 'a',
      partner: 'personio',
      state: 'undeliverable',
      reason: 'duplicate_application',
      evidence: null,
    };
    expect(toldAs({ ...event, action: 'delivery.ended', facts })).toEqual({
      type: 'delivery.undeliverable',
      data: {
        organisationId: 'org',
        deliveryId: 'target',
        applicationId: 'a',
        partner: 'personio',
        state: 'undeliverable',
        reason: 'duplicate_application',
      },
    });
  });

  it('tells only what is listed, so a new fact of the log does not leave the house by itself', () => {
    const facts = { jobId: 'j', source: 'join', documentsExpected: null, name: 'Anna' };
    expect(toldAs({ ...event, action: 'application.received', facts })?.data).toEqual({
      organisationId: 'org',
      applicationId: 'target',
      jobId: 'j',
      source: 'join',
      documentsExpected: null,
    });
  });

  it('tells nothing of the rest', () => {
    const facts = {
      applicationId: 'a',
      partner: 'personio',
      state: 'cancelled',
      reason: null,
      evidence: null,
    };
    expect(toldAs({ ...event, action: 'delivery.ended', facts })).toBeUndefined();
    expect(toldAs({ ...event, action: 'key.saved', facts: {} })).toBeUndefined();
  });
});
