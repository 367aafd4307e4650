import { describe, expect, it } from '@jest/globals';
import { isRetryable } from './is-retryable.js';

describe('delivering again', () => {
  it.each([
    ['undeliverable', 'gave_up', true],
    ['undeliverable', 'documents_missing', true],
    ['undeliverable', 'duplicate_application', false],
    ['undeliverable', 'documents_not_delivered', false],
    ['held', 'question_required', true],
    ['held', 'job_not_mapped', false],
    ['queued', null, false],
    ['delivered', null, false],
  ] as const)('%s with %s: %s', (state, reason, may) => {
    expect(isRetryable({ state, reason })).toBe(may);
  });
});
