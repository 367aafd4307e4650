import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('csvLine', () => {
  it('separates by semicolons and ends with CRLF', () => {
    expect(csvLine(['a', 1, null, 'ä'])).toBe('a;1;;ä\r\n');
  });

  it.each(['=1+1', '+49', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\uFEFF=1'])(
    'keeps a spreadsheet from running %j (trust 31)',
    (value) => {
      expect(csvLine([value])).toBe(`"'${value}"\r\n`);
    },
  );

  it('quotes what would end a value or a line', () => {
    expect(csvLine(['a;b', 'say "hi"', 'two\nlines'])).toBe('"a;b";"say ""hi""";"two\nlines"\r\n');
  });
});
