import { describe, expect, it } from '@jest/globals';
import { readPastedLines } from './read-pasted-lines.js';

describe('readPastedLines', () => {
  it.each([
    ['Koch\t1234567', 'Koch'],
    ['Koch (m/w/d), Wien;1234567', 'Koch (m/w/d), Wien'],
    ['Koch, Wien, 1234567', 'Koch, Wien'],
    ['"Koch; ""Zum Hirschen""";"1234567"', 'Koch; "Zum Hirschen"'],
    ['HR-12\t1234567\t', 'HR-12'],
  ])('reads %p', (text, job) => {
    expect(readPastedLines(text)).toEqual([
      { line: 1, job, reference: { positionId: '1234567', host: null } },
    ]);
  });

  it('counts lines as they are seen, and names what is wrong with each', () => {
    const text =
      'Koch\thttps://muster.jobs.personio.de/job/7\r\n\r\nKellner\r\n;5\nWirt;abc\rBäcker;https://evil.example/job/1\n';
    expect(readPastedLines(text)).toEqual([
      { line: 1, job: 'Koch', reference: { positionId: '7', host: 'muster.jobs.personio.de' } },
      { line: 3, job: 'Kellner', reference: 'not_two_values' },
      { line: 4, job: ';5', reference: 'not_two_values' },
      { line: 5, job: 'Wirt', reference: 'not_a_number' },
      { line: 6, job: 'Bäcker', reference: 'foreign_host' },
    ]);
  });
});
