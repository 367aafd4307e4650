import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyEnvironment } from './key-environment.js';
import { mintApiKey } from './mint-api-key.js';
import { parseApiKey } from './parse-api-key.js';

const LENGTH = 71;
const environments = fc.constantFrom<KeyEnvironment>('live', 'test');
const tokens = environments.map((environment) => mintApiKey(environment).token);
const positions = fc.nat({ max: LENGTH - 1 });

const replaceAt = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1);

describe('parseApiKey', () => {
  it('reads back every minted key', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const { token, keyId, digest } = mintApiKey(environment);
        expect(token).toHaveLength(LENGTH);
        expect(parseApiKey(token)).toEqual({ environment, keyId, digest });
      }),
    );
  });

  it('reads a key of the first version for ever', () => {
    const token = 'adk_live_0123456789AB_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ29EFIE';
    expect(parseApiKey(token)).toMatchObject({ environment: 'live', keyId: '0123456789AB' });
  });

  it('refuses every change of one character', () => {
    fc.assert(
      fc.property(
        tokens,
        positions,
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (token, at, by) => {
          fc.pre(token[at] !== by);
          expect(parseApiKey(replaceAt(token, at, by))).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('refuses every change of one character into another of the alphabet', () => {
    const { token } = mintApiKey('live');
    const alphabet = '_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const accepted = [...token].flatMap((own, at) =>
      [...alphabet].filter((by) => by !== own && parseApiKey(replaceAt(token, at, by)) !== null),
    );
    expect(accepted).toEqual([]);
  });

  it('refuses two neighbours swapped', () => {
    fc.assert(
      fc.property(tokens, fc.nat({ max: LENGTH - 2 }), (token, at) => {
        const [left = '', right = ''] = token.slice(at, at + 2);
        fc.pre(left !== right);
        expect(parseApiKey(token.slice(0, at) + right + left + token.slice(at + 2))).toBeNull();
      }),
    );
  });

  it('refuses a key cut short on either side', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 1, max: LENGTH }), (token, count) => {
        expect(parseApiKey(token.slice(count))).toBeNull();
        expect(parseApiKey(token.slice(0, -count))).toBeNull();
      }),
    );
  });

  it('refuses a key with anything added, white space and control characters included', () => {
    const additions = fc.oneof(
      fc.constantFrom(' ', '\n', '\r\n', '\t', '\0', '\u00a0', '\u200b', '"', ';'),
      fc.string({ unit: 'binary', minLength: 1 }),
    );
    fc.assert(
      fc.property(tokens, fc.nat({ max: LENGTH }), additions, (token, at, added) => {
        expect(parseApiKey(token.slice(0, at) + added + token.slice(at))).toBeNull();
      }),
    );
  });

  it('refuses a re-cased key', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        expect(parseApiKey(token.toUpperCase())).toBeNull();
        expect(parseApiKey(token.toLowerCase())).toBeNull();
      }),
    );
  });

  it('refuses a key moved to the other environment', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const moved = token.startsWith('adk_live_')
          ? token.replace('_live_', '_test_')
          : token.replace('_test_', '_live_');
        expect(parseApiKey(moved)).toBeNull();
      }),
    );
  });

  it('refuses arbitrary text of the right length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: LENGTH, maxLength: LENGTH }), (text) => {
        expect(parseApiKey(text)).toBeNull();
      }),
    );
    expect(parseApiKey('')).toBeNull();
  });

  it('refuses a very long text without reading it', () => {
    const long = mintApiKey('live').token.repeat(1_000_000);
    const start = performance.now();
    for (let round = 0; round < 10_000; round++) parseApiKey(long);
    expect(parseApiKey(long)).toBeNull();
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
