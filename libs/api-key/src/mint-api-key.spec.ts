import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { mintApiKey } from './mint-api-key.js';

describe('mintApiKey', () => {
  it.each(['live', 'test'] as const)('makes a %s key of the documented shape', (environment) => {
    const { token, keyId } = mintApiKey(environment);
    expect(token).toMatch(new RegExp(`^adk_${environment}_${keyId}_[0-9A-Za-z]{49}$`));
    expect(keyId).toMatch(/^[0-9A-Za-z]{12}$/);
  });

  it('gives the SHA-256 digest and the last four characters of the token', () => {
    const { token, digest, last4 } = mintApiKey('live');
    expect(digest).toEqual(createHash('sha256').update(token, 'ascii').digest());
    expect(token.endsWith(last4)).toBe(true);
    expect(last4).toHaveLength(4);
  });

  it('never gives a key, an id or a secret twice (trust 1)', () => {
    const tokens = Array.from({ length: 2_000 }, () => mintApiKey('live').token);
    expect(new Set(tokens).size).toBe(2_000);
    expect(new Set(tokens.map((token) => token.slice(9, 21))).size).toBe(2_000);
    expect(new Set(tokens.map((token) => token.slice(22, 65))).size).toBe(2_000);
  });
});
