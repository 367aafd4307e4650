import { describe, expect, it } from '@jest/globals';
import { isNamed } from './job-list-tag.js';

describe('If-None-Match', () => {
  it.each([['W/"a"'], ['"a"'], ['"b", W/"a"'], [' W/"a" ,"c"']])('names the tag: %s', (header) => {
    expect(isNamed('W/"a"', header)).toBe(true);
  });
  it.each([[undefined], [''], ['"b"'], ['a'], ['"aa"'], ['*']])('does not name it: %s', (header) => {
    expect(isNamed('W/"a"', header)).toBe(false);
  });
});
