import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Row {
  readonly line: string;
  readonly file: string;
  readonly title: string;
}

const LINES = [...Array.from({ length: 42 }, (_, before) => String(before + 1)), '33a', '33b'];
const ROW = /^\| (\d+[ab]?) +\| [^|]+ \| `([^`|]+)` +\| (.+?) +\|$/gm;

const rows: Row[] = [...readFileSync('docs/trust.md', 'utf8').matchAll(ROW)].map(
  ([, line = '', file = '', title = '']) => ({ line, file, title }),
);

/** A title as a test's source has it, in quotes right behind `it(`, or behind the rows of `it.each`. */
function isTitleIn({ file, title }: Row): boolean {
  const source = readFileSync(file, 'utf8');
  return ["'", '`', '"'].some((quote) =>
    new RegExp(`\\b(it|test)(\\.each)?[^;]*?[(\\s]${literal(quote + title + quote)},`).test(source),
  );
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the table of trust', () => {
  it('has every line', () => {
    expect(LINES.filter((line) => !rows.some((row) => row.line === line))).toEqual([]);
  });

  it('names only tests that exist, each by its line’s number', () => {
    expect(rows.filter((row) => !isTitleIn(row))).toEqual([]);
    const unnumbered = rows.filter(
      ({ line, title }) => !new RegExp(`\\btrust (\\d+[ab]?, )*${line}\\b`).test(title),
    );
    expect(unnumbered).toEqual([]);
  });
});
