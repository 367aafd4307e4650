import { describe, expect, it } from '@jest/globals';
import { mayHelp } from './may-help.js';

describe('delivering again', () => {
  it.each(['partner_rejected', 'gave_up', 'job_not_found'] as const)('may help after %s', (reason) => {
    expect(mayHelp({ state: 'undeliverable', reason })).toBe(true);
  });

  it.each(['duplicate_application', 'documents_not_delivered'] as const)('cannot help after %s', (reason) => {
    expect(mayHelp({ state: 'undeliverable', reason })).toBe(false);
  });

  it.each(['held', 'queued', 'delivering', 'delivered', 'cancelled'] as const)(
    'is not offered while %s',
    (state) => {
      expect(mayHelp({ state, reason: null })).toBe(false);
    },
  );
});
