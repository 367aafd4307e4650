import { describe, expect, it } from '@jest/globals';
import type { OutgoingAnswer } from '../platform/outgoing/outgoing-calls.js';
import { outcomeOf } from './outcome-of.js';

const exchange = { method: 'POST', path: '/in', status: null, request: null, answer: 'words', durationMs: 1 };
const answered = (status: number, body = '', retryAfter: string | null = null): OutgoingAnswer => ({
  kind: 'answered',
  status,
  body,
  retryAfter,
});
const of = (answer: OutgoingAnswer) => outcomeOf(answer, exchange);

describe('an answer of an own ATS', () => {
  it.each([200, 202, 204])('%d is the acknowledgement, whatever it says', (status) =>
    expect(of(answered(status, '{"reason":"job_not_found"}'))).toMatchObject({ kind: 'delivered' }),
  );

  it.each([
    [401, '', 'credentials_rejected', 'signingSecret'],
    [404, '', 'credentials_rejected', 'url'],
    [307, '', 'credentials_rejected', 'url'],
    [404, '{"reason":"job_not_found"}', 'job_not_found', undefined],
    [409, '', 'duplicate_application', undefined],
    [413, '<html>', 'document_rejected', undefined],
    [422, '{"reason":"question_required","field":"size"}', 'question_required', 'size'],
    [422, '{"error":{"reason":"job_not_published"}}', 'job_not_published', undefined],
    [422, '{"reason":"gave_up"}', 'partner_rejected', undefined],
    [400, '[]', 'partner_rejected', undefined],
    [418, '{"reason":7}', 'partner_rejected', undefined],
  ])('%d %s ends as %s', (status, body, reason, field) => {
    const outcome = of(answered(status, body));
    expect(outcome).toMatchObject({ kind: 'refused', reason, partnerWords: 'words' });
    expect('field' in outcome ? outcome.field : undefined).toBe(field);
  });

  it('waits as long as it asks for, and not for nonsense', () => {
    expect(of(answered(429, '', '7'))).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7_000 });
    expect(of(answered(429, '', 'soon'))).toMatchObject({ kind: 'rate-limited', retryAfterMs: null });
    expect(of(answered(429, '', '999999999'))).toMatchObject({ retryAfterMs: 86_400_000 });
  });

  it('that is missing is ambiguous only if bytes may have left', () => {
    const lost = (cause: 'timeout' | 'connection' | 'address-refused', sent: boolean) =>
      of({ kind: 'unreachable', cause, sent, detail: null });
    expect(lost('timeout', true)).toMatchObject({ reason: 'timeout', ambiguous: true });
    expect(lost('connection', false)).toMatchObject({ reason: 'partner_unavailable', ambiguous: false });
    expect(lost('address-refused', false)).toMatchObject({ kind: 'refused', reason: 'credentials_rejected' });
    expect(of(answered(503))).toMatchObject({ reason: 'unknown_answer', ambiguous: true });
  });
});
