import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { idWithKey, keyNameOf, newKeyName } from './key-name.js';

describe('the name of a key', () => {
  it('is found again in the id that it was made into', () => {
    const name = newKeyName();
    expect(keyNameOf(idWithKey(name, new Date()))).toBe(name);
  });

  it('leaves the id a version 7 UUID in the order of time, and in lower case', () => {
    const [early, late] = [newKeyName(), newKeyName()];
    const first = idWithKey(late, new Date('2026-01-01T00:00:00.000Z'));
    const second = idWithKey(early, new Date('2026-01-01T00:00:00.001Z'));
    expect([validate(first), version(first), first < second]).toEqual([true, 7, true]);
    expect(first).toBe(first.toLowerCase());
  });

  it('is hardly ever the same', () => {
    expect(new Set(Array.from({ length: 10_000 }, newKeyName)).size).toBe(10_000);
  });
});
