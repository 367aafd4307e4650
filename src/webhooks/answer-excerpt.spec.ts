import { describe, expect, it } from '@jest/globals';
import { answerExcerpt } from './answer-excerpt.js';

describe('answerExcerpt', () => {
  it('keeps what is said and drops who and with what', () => {
    expect(
      answerExcerpt('no\u0000such\r\nuser anna@example.org, Bearer abc.def whsec_QUJD= adk_live_x1'),
    ).toBe('no such user [redacted], [redacted] [redacted] [redacted]');
  });

  it('is 500 characters at most', () => {
    expect(answerExcerpt('x'.repeat(9_000))).toHaveLength(500);
  });
});
