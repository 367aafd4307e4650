import { expect, it } from '@jest/globals';
import { languageOf } from './language.js';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT,en;q=0.8', 'de'],
  ['fr, en;q=0.5, de;q=0.7', 'de'],
  ['en;q=0.2, de;q=0.1', 'en'],
  ['de;q=0, en;q=0.1', 'en'],
  ['xx', 'en'],
] as const)('%s is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
