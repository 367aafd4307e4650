import { describe, expect, it } from '@jest/globals';
import { mintApiKey, parseApiKey } from '@andock/api-key';
import type { KeyRow } from './key-rows.js';
import { verdictOn } from './key-verdict.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const minted = mintApiKey('live');
const presented = parseApiKey(minted.token)?.digest ?? Buffer.alloc(0);
const another = mintApiKey('live').digest;

const row = (fields: Partial<KeyRow> = {}): KeyRow => ({
  id: '018f0000-0000-7000-8000-000000000000',
  organisationId: null,
  connectionId: null,
  scopes: ['jobs:read'],
  allowedNetworks: [],
  digest: minted.digest,
  saved: true,
  deleted: false,
  expiresAtMs: null,
  ...fields,
});

describe('verdictOn', () => {
  it('lets in a saved key that its digest proves', () => {
    expect(verdictOn(presented, row(), NOW)).toBe('good');
    expect(verdictOn(presented, row({ expiresAtMs: NOW.getTime() + 1 }), NOW)).toBe('good');
  });

  it('does not know a key without a row, with another digest, or not saved', () => {
    expect(verdictOn(presented, undefined, NOW)).toBe('unknown');
    expect(verdictOn(presented, row({ digest: another }), NOW)).toBe('unknown');
    expect(verdictOn(presented, row({ saved: false }), NOW)).toBe('unknown');
    expect(verdictOn(presented, row({ saved: false, deleted: true }), NOW)).toBe('unknown');
  });

  it('says that a key is deleted or expired only when its digest proves it', () => {
    expect(verdictOn(presented, row({ deleted: true }), NOW)).toBe('deleted');
    expect(verdictOn(presented, row({ deleted: true, digest: another }), NOW)).toBe('unknown');
    expect(verdictOn(presented, row({ expiresAtMs: NOW.getTime() }), NOW)).toBe('expired');
    expect(verdictOn(presented, row({ expiresAtMs: NOW.getTime(), digest: another }), NOW)).toBe('unknown');
  });
});
