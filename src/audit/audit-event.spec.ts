import { describe, expect, it } from '@jest/globals';
import { system } from '../access/actor.js';
import { auditEvent } from './audit-event.js';

const by = system('test', null);
const eventAt = (at: Date) =>
  auditEvent({ by, action: 'session.started', targetId: null, facts: {}, outcome: 'success' }, at);

describe('the id of an event', () => {
  it('sorts within one millisecond in the order in which the events were made', () => {
    const at = new Date('2026-11-22T08:00:00.123Z');
    const ids = Array.from({ length: 500 }, () => eventAt(at).id);
    expect([...ids].sort()).toEqual(ids);
  });

  it('sorts by its moment first', () => {
    const later = eventAt(new Date('2026-11-22T08:00:00.001Z')).id;
    const earlier = eventAt(new Date('2026-11-22T08:00:00.000Z')).id;
    expect(earlier < later).toBe(true);
  });
});
