import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newDataKey } from './data-key.js';
import { keyedHash } from './keyed-hash.js';

const key = newDataKey();
const lists = fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 4 });
const hex = (parts: readonly string[], under: Uint8Array = key) => keyedHash(under, ...parts).toString('hex');

describe('keyedHash', () => {
  it('is the same for the same parts, another for any other list', () => {
    fc.assert(
      fc.property(lists, lists, (parts, others) => {
        const isSame = JSON.stringify(parts) === JSON.stringify(others);
        expect(hex(parts) === hex([...parts])).toBe(true);
        expect(hex(parts) === hex(others)).toBe(isSame);
      }),
    );
  });

  it('tells apart lists that join to the same text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, some, other) => {
        const cut = (at: number) => [text.slice(0, at % text.length), text.slice(at % text.length)];
        fc.pre(some % text.length !== other % text.length);
        expect(hex(cut(some))).not.toBe(hex(cut(other)));
        expect(hex(cut(some))).not.toBe(hex([text]));
      }),
    );
    expect(hex([])).not.toBe(hex(['']));
    expect(hex([''])).not.toBe(hex(['', '']));
  });

  it('is another under another key', () => {
    expect(hex(['a'])).not.toBe(hex(['a'], newDataKey()));
  });

  it('stays what it was, computed by another implementation', () => {
    const fixed = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(hex(['anna@example.test', 'Jürgen', ''], fixed)).toBe(
      'b3c98d122b18457f9f17d103ee4bd4abb0d453699910ee2c24a7d4cebd2c4c89',
    );
  });

  it('takes a key of another length for a mistake of the caller', () => {
    expect(() => keyedHash(new Uint8Array(0), 'a')).toThrow(RangeError);
  });
});
