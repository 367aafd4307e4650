import { describe, expect, it } from '@jest/globals';
import { printable } from './printed-letters.js';

describe('printable', () => {
  it('leaves a text as it is, but for tabs, ends of lines and marks beside their letters', () => {
    expect(printable('Łu\u0308\tкаς\r\n1\u00a0€')).toEqual({ shown: 'Łü каς\n1\u00a0€', isWhole: true });
  });

  it.each([
    ['without a space', 'w'.repeat(20_000), true],
    ['of marks only', '\u0308'.repeat(20_000), false],
    ['with marks on each letter', 'a\u0308\u0302'.repeat(7_000), true],
  ])('gives a word %s places to break, since setting takes long without', (_, word, isWhole) => {
    const printed = printable(word);
    expect(Math.max(...printed.shown.split('\u200b').map(({ length }) => length))).toBeLessThan(250);
    expect(printed.isWhole).toBe(isWhole);
    if (isWhole) expect(printed.shown.replaceAll('\u200b', '')).toBe(word.normalize('NFC'));
  });
});
