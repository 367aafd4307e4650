import { describe, expect, it } from '@jest/globals';
import { sentencesIn } from './sentences-in.js';

describe('what a partner says in words', () => {
  it('is taken out of an answer in JSON, however deep, each sentence once', () => {
    expect(
      sentencesIn('{"errors":[{"code":"x","message":"Already applied."},{"message":"Already applied."}]}'),
    ).toEqual(['Already applied.']);
  });

  it.each(['plain words', '{"code":7}', '"a string"', ''])('is nothing in %s', (answer) => {
    expect(sentencesIn(answer)).toBeNull();
  });
});
