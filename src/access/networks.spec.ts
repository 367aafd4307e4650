import { describe, expect, it } from '@jest/globals';
import { isWithin, networkFrom } from './networks.js';

describe('a network', () => {
  it.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::/32', '2001:db8::1', '::1/128'])(
    'is %s',
    (text) => {
      expect(networkFrom(text)).toBeDefined();
    },
  );

  it.each([
    '',
    '203.0.113',
    '203.0.113.0/33',
    '2001:db8::/129',
    '2001:db8::g',
    '1.2.3.4/-1',
    '1.2.3.4/8/8',
    ' 1.2.3.4',
    'example.org',
    '01.2.3.4',
  ])('is not %j', (text) => {
    expect(networkFrom(text)).toBeUndefined();
  });
});

describe('an address', () => {
  it('lies within its networks and no others', () => {
    const networks = ['203.0.113.0/24', '198.51.100.7', '2001:db8:1::/48'];
    for (const inside of ['203.0.113.255', '198.51.100.7', '2001:db8:1:ffff::1']) {
      expect([inside, isWithin(inside, networks)]).toEqual([inside, true]);
    }
    for (const outside of ['203.0.114.0', '198.51.100.8', '2001:db8:2::1', '::1', '', 'nonsense']) {
      expect([outside, isWithin(outside, networks)]).toEqual([outside, false]);
    }
  });

  it('lies everywhere without networks, and nowhere within ones that cannot be read', () => {
    expect(isWithin('', [])).toBe(true);
    expect(isWithin('203.0.113.7', ['nonsense'])).toBe(false);
  });
});
