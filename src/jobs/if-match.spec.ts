import { describe, expect, it } from '@jest/globals';
import { versionIn } from './if-match.js';
import { VersionUnreadable } from './jobs.errors.js';

describe('versionIn', () => {
  it('reads a version with and without quotes', () => {
    expect(versionIn('"3"')).toBe(3);
    expect(versionIn('3')).toBe(3);
  });

  it('asks for no version without the header or with a star', () => {
    expect(versionIn(undefined)).toBeNull();
    expect(versionIn('*')).toBeNull();
  });

  it('refuses what is no version', () => {
    for (const value of ['', '"a"', '"1", "2"', '-1', 'W/"3"'])
      expect(() => versionIn(value)).toThrow(VersionUnreadable);
  });
});
