import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MoveNotAllowed } from '../connections.errors.js';
import { Connection } from './connection.entity.js';
import { CONNECTION_STATES, type ConnectionState } from './connection-state.js';

/** The product's table, written down a second time on purpose. */
const ALLOWED: ReadonlySet<string> = new Set([
  'off requested',
  'off enabled',
  'requested enabled',
  'requested off',
  'enabled pending',
  'enabled connected',
  'enabled off',
  'pending connected',
  'pending repair',
  'pending off',
  'connected pending',
  'connected repair',
  'connected off',
  'repair connected',
  'repair pending',
  'repair off',
]);

const START = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-02T00:00:00Z');
const anyState = fc.constantFrom(...CONNECTION_STATES);

const connectionAt = (state: ConnectionState, more: Partial<Connection> = {}): Connection =>
  Object.assign(Object.create(Connection.prototype) as Connection, {
    state,
    reason: null,
    reasonDetail: null,
    onboarding: false,
    partnerReported: null,
    stateChangedAt: START,
    ...more,
  });

describe('Connection', () => {
  it('takes exactly the ways of the state machine, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 30 }), (wishes) => {
        const connection = connectionAt('off');
        for (const to of wishes) {
          const from = connection.state;
          const allowed = from === to || ALLOWED.has(`${from} ${to}`);
          if (allowed) connection.moveTo(to, null, LATER);
          else expect(() => connection.moveTo(to, null, LATER)).toThrow(MoveNotAllowed);
          expect(connection.state).toBe(allowed ? to : from);
        }
      }),
    );
  });

  it('can be switched off from everywhere', () => {
    for (const state of CONNECTION_STATES) {
      const connection = connectionAt(state);
      connection.moveTo('off', null, LATER);
      expect(connection.state).toBe('off');
    }
  });

  it('leaves nothing changed when a way does not exist', () => {
    const connection = connectionAt('requested', { reason: null });
    expect(() => connection.moveTo('connected', null, LATER)).toThrow(MoveNotAllowed);
    expect(connection.stateChangedAt).toBe(START);
  });

  it('keeps the moment of its state when only the reason changes', () => {
    const connection = connectionAt('repair', { reason: 'partner_silent' });
    connection.moveTo('repair', 'deleted_key_in_use', LATER, 'seen');
    expect(connection).toMatchObject({
      reason: 'deleted_key_in_use',
      reasonDetail: 'seen',
      stateChangedAt: START,
    });
    expect(connection.isAt('repair', 'deleted_key_in_use')).toBe(true);
    expect(connection.isAt('repair', 'partner_silent')).toBe(false);
  });

  it('is in onboarding until it first works', () => {
    const connection = connectionAt('requested');
    connection.startOnboarding();
    connection.moveTo('enabled', null, LATER);
    connection.moveTo('pending', null, LATER);
    expect(connection.onboarding).toBe(true);
    connection.moveTo('connected', null, LATER);
    expect(connection.onboarding).toBe(false);
    connection.moveTo('repair', 'partner_silent', LATER);
    expect(connection.onboarding).toBe(false);
  });

  it('forgets what the partner reported when it is switched off', () => {
    const connection = connectionAt('pending');
    connection.notePartnerReport('connected');
    connection.moveTo('connected', null, LATER);
    expect(connection.partnerReported).toBe('connected');
    connection.moveTo('off', null, LATER);
    expect(connection.partnerReported).toBeNull();
  });
});
