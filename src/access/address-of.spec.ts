import { describe, expect, it } from '@jest/globals';
import { addressOf } from './address-of.js';

describe('the address of a caller', () => {
  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['::ffff:cafe', '::ffff:cafe'],
    [undefined, null],
  ])('%s is %s', (ip, address) => {
    expect(addressOf({ ip })).toBe(address);
  });
});
