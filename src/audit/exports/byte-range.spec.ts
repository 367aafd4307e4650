import { describe, expect, it } from '@jest/globals';
import { byteRangeOf } from './byte-range.js';

describe('byteRangeOf', () => {
  it.each([
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=40-', { first: 40, last: 99 }],
    ['bytes=40-49', { first: 40, last: 49 }],
    ['bytes=40-4000', { first: 40, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
  ])('%s of 100 bytes', (header, range) => {
    expect(byteRangeOf(header, 100)).toEqual(range);
  });

  it.each(['bytes=100-', 'bytes=-0'])('%s of 100 bytes cannot be satisfied', (header) => {
    expect(byteRangeOf(header, 100)).toBeNull();
  });

  it.each([undefined, 'bytes=-', 'bytes=5-4', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
    '%s is answered with the whole file',
    (header) => {
      expect(byteRangeOf(header, 100)).toBeUndefined();
    },
  );
});
