import { describe, expect, it } from '@jest/globals';
import { bindKey } from './bind-key.js';
import { newDataKey } from './data-key.js';

describe('bindKey', () => {
  it('needs both keys, in their places, and the purpose', () => {
    const [one, other] = [newDataKey(), newDataKey()];
    const bound = bindKey(one, other, 'application');
    expect(bindKey(one, other, 'application')).toEqual(bound);
    expect(bound).toHaveLength(32);
    for (const wrong of [
      bindKey(other, one, 'application'),
      bindKey(one, newDataKey(), 'application'),
      bindKey(newDataKey(), other, 'application'),
      bindKey(one, other, 'document'),
    ])
      expect(wrong).not.toEqual(bound);
  });

  it('takes a key of another length for a mistake of the caller', () => {
    expect(() => bindKey(new Uint8Array(16), newDataKey(), 'application')).toThrow(RangeError);
    expect(() => bindKey(newDataKey(), new Uint8Array(0), 'application')).toThrow(RangeError);
  });
});
