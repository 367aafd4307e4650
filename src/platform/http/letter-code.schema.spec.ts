import { describe, expect, it } from '@jest/globals';
import { letterCode } from './letter-code.schema.js';
import { problemsOf } from './validation.pipe.js';

describe('letterCode', () => {
  it.each(['EU', 'EURO', 'eur', 'E1R', ''])('says of %p in both languages what it has to be', (value) => {
    const problems = letterCode(3, 'EUR').safeParse(value).error?.issues.flatMap(problemsOf);
    expect(problems?.map(({ message }) => message)).toEqual([
      {
        en: 'This has to be 3 capital letters, such as EUR.',
        de: 'Hier müssen 3 Großbuchstaben stehen, etwa EUR.',
      },
    ]);
  });

  it('takes what it has to be', () => {
    expect(letterCode(3, 'EUR').safeParse('CHF').success).toBe(true);
  });
});
