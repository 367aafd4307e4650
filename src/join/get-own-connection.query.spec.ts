import { describe, expect, it } from '@jest/globals';
import { ownConnection } from './get-own-connection.query.js';

const owner = { organisationId: 'organisation', name: 'Muster GmbH' };

describe('ownConnection', () => {
  it('tells a partner its connection, organisation and scopes', () => {
    const row = { ...owner, id: 'connection', partner: 'join', state: 'pending' } as const;
    expect(ownConnection(row, { scopes: ['jobs:read'] })).toEqual({
      id: 'connection',
      partner: 'join',
      organisation: { id: 'organisation', name: 'Muster GmbH' },
      state: 'pending',
      scopes: ['jobs:read'],
    });
  });

  it('has no connection for a key of the organisation’s own systems', () => {
    const row = { ...owner, id: null, partner: null, state: null };
    expect(ownConnection(row, { scopes: ['jobs:write'] })).toMatchObject({
      id: null,
      partner: null,
      state: null,
    });
  });

  it('has nothing but scopes for an operator key that names no organisation', () => {
    expect(ownConnection(undefined, { scopes: ['organisations:write'] })).toEqual({
      id: null,
      partner: null,
      organisation: null,
      state: null,
      scopes: ['organisations:write'],
    });
  });
});
