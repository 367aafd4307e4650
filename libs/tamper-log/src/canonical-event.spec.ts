import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEvent } from './canonical-event.js';

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

describe('canonicalEvent', () => {
  it('sorts by UTF-16 code units and spells numbers as RFC 8785 does', () => {
    const value = {
      '\u20ac': 1e30,
      '\r': 4.5,
      '1': 0.002,
      '\ud83d\ude00': [-0, null, true],
      a: '\u000f"\\€',
    };
    expect(canonicalEvent(value).toString()).toBe(
      '{"\\r":4.5,"1":0.002,"a":"\\u000f\\"\\\\€","€":1e+30,"😀":[0,null,true]}',
    );
  });

  it('is the same for the same JSON, whatever the order of its members, and holds no newline', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const bytes = canonicalEvent(value);
        expect(canonicalEvent(JSON.parse(bytes.toString()))).toEqual(bytes);
        expect(bytes.includes(0x0a)).toBe(false);
      }),
    );
  });

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: { b: undefined } }],
    ['a hole in an array', Array(2)],
    ['NaN', { a: NaN }],
    ['Infinity', [Infinity]],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a Date', { at: new Date(0) }],
    ['bytes', Buffer.from('a')],
    ['a Map', new Map()],
    ['half a surrogate pair', { a: '\ud83d' }],
    ['a cycle', cycle],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalEvent(value)).toThrow();
  });
});
