import { describe, expect, it } from '@jest/globals';
import { connectionMessage } from './connection-news.js';
import { Connection } from './public/connection.entity.js';

const connection = (fields: Partial<Connection>): Connection =>
  Object.assign(Object.create(Connection.prototype) as Connection, {
    id: '018f0000-0000-7000-8000-000000000000',
    partner: 'join',
    reason: null,
    reasonDetail: null,
    ...fields,
  });

describe('connectionMessage', () => {
  it('says nothing about states on the way', () => {
    expect(connectionMessage(connection({ state: 'requested' }), 'JOIN')).toBeUndefined();
    expect(connectionMessage(connection({ state: 'pending' }), 'JOIN')).toBeUndefined();
  });

  it('tells the reason and the next step of a repair in both languages', () => {
    const message = connectionMessage(connection({ state: 'repair', reason: 'deleted_key_in_use' }), 'JOIN');
    expect(message?.kind).toBe('connection.repair');
    expect(message?.subject).toEqual({ en: 'JOIN needs a repair', de: 'JOIN muss repariert werden' });
    expect(message?.body.en).toMatch(/deleted or expired key[^]*generate and save a new key/);
    expect(message?.body.de).toMatch(/gelöschten oder abgelaufenen Schlüssel[^]*neuen Schlüssel erzeugen/);
  });

  it('repeats what support wrote as a value, so that braces in it are not filled in', () => {
    const rejected = connection({
      state: 'off',
      reason: 'request_rejected',
      reasonDetail: 'No {partner} plan',
    });
    const message = connectionMessage(rejected, 'JOIN');
    expect(message?.subject.en).toBe('The request for JOIN is rejected');
    expect(message?.body.en).toContain('{detail}');
    expect(message?.params).toMatchObject({ detail: 'No {partner} plan' });
  });
});
