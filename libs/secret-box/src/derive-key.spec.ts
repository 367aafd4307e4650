import { describe, expect, it } from '@jest/globals';
import { newDataKey } from './data-key.js';
import { deriveKey } from './derive-key.js';

describe('deriveKey', () => {
  it('gives one key of 32 bytes for one purpose, another for another', () => {
    const key = newDataKey();
    expect(deriveKey(key, 'search')).toEqual(deriveKey(key, 'search'));
    expect(deriveKey(key, 'search')).toHaveLength(32);
    expect(deriveKey(key, 'search')).not.toEqual(deriveKey(key, 'duplicate'));
    expect(deriveKey(key, 'search')).not.toEqual(deriveKey(newDataKey(), 'search'));
  });

  it('stays what it was, computed by another implementation', () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(deriveKey(key, 'candidate.email').toString('hex')).toBe(
      '0ec1fcd3928e9fbb1bd48b8acdf76479b11a4009f42c85c1d2e549bbc74d54bf',
    );
  });

  it('takes a key of another length for a mistake of the caller', () => {
    expect(() => deriveKey(new Uint8Array(0), 'search')).toThrow(RangeError);
  });
});
