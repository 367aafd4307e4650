import { describe, expect, it } from '@jest/globals';
import { CONNECTION_REASONS, type ConnectionReason, connectionReason } from './connection-reasons.js';
import { REASONS } from './reasons.js';

const DELIVERY_REASONS = {
  end: [
    'document_rejected',
    'documents_missing',
    'documents_not_delivered',
    'duplicate_application',
    'gave_up',
    'invalid_field',
    'job_not_found',
    'job_not_published',
    'partner_rejected',
    'question_required',
  ],
  hold: ['awaiting_documents', 'connection_not_ready', 'job_not_mapped', 'kept_back'],
  repair: ['channel_not_found', 'credentials_rejected', 'recruiting_disabled'],
  wait: ['rate_limited'],
  retry: ['partner_unavailable', 'timeout', 'unknown_answer'],
};

describe('reasons', () => {
  it('are the closed list of the product, each with the effect it demands', () => {
    const byEffect = Object.groupBy(Object.entries(REASONS), ([, { effect }]) => effect);
    const names = Object.fromEntries(
      Object.entries(byEffect).map(([effect, reasons]) => [effect, reasons.map(([name]) => name).sort()]),
    );
    expect(names).toEqual(DELIVERY_REASONS);
  });

  it('have a sentence and a next step in both languages', () => {
    const names = Object.keys({ ...REASONS, ...CONNECTION_REASONS }) as ConnectionReason[];
    for (const name of names) {
      const { text, nextStep } = connectionReason(name);
      for (const sentence of [text.en, text.de, nextStep.en, nextStep.de])
        expect(sentence).toMatch(/^\p{Lu}.{8,}[.]$/u);
      expect(text.en).not.toBe(text.de);
      expect(nextStep.en).not.toBe(nextStep.de);
    }
  });
});
