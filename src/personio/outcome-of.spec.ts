import { describe, expect, it } from '@jest/globals';
import type { PersonioAnswer } from '@andock/personio-client';
import { outcomeOf } from './outcome-of.js';

const exchange = {
  method: 'POST',
  path: '/',
  status: null,
  request: null,
  answer: 'their words',
  durationMs: 1,
} as const;
const document = { document: 'cv' };
const unreachable = (sent: boolean, cause: 'timeout' | 'connection' | 'aborted'): PersonioAnswer<void> => ({
  kind: 'unreachable',
  sent,
  cause,
  detail: null,
  exchange,
});

describe('what an answer means for a delivery', () => {
  it('without an answer the application is ambiguous only if bytes may have left', () => {
    expect(outcomeOf(unreachable(true, 'timeout'), 'application', [])).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
      ambiguous: true,
    });
    expect(outcomeOf(unreachable(true, 'connection'), 'application', [])).toMatchObject({
      reason: 'partner_unavailable',
      ambiguous: true,
    });
    expect(outcomeOf(unreachable(false, 'connection'), 'application', [])).toMatchObject({
      reason: 'partner_unavailable',
      ambiguous: false,
    });
  });

  it('a failed upload is never ambiguous', () => {
    const failed: PersonioAnswer<void> = { kind: 'failed', status: 500, exchange };
    expect(outcomeOf(failed, document, [])).toMatchObject({ reason: 'unknown_answer', ambiguous: false });
    expect(outcomeOf(failed, 'application', [])).toMatchObject({ reason: 'unknown_answer', ambiguous: true });
    expect(outcomeOf(unreachable(true, 'timeout'), document, [])).toMatchObject({ ambiguous: false });
  });

  it('a refused upload is about that document, unless it is about our access', () => {
    const refused = (status: number): PersonioAnswer<void> => ({
      kind: 'refused',
      status,
      reasons: [],
      exchange,
    });
    expect(outcomeOf(refused(422), document, [])).toMatchObject({
      reason: 'document_rejected',
      field: 'cv',
      partnerWords: 'their words',
    });
    expect(outcomeOf(refused(401), document, [])).toMatchObject({ reason: 'credentials_rejected' });
  });

  it('a rate limit keeps the wait that Personio asks for', () => {
    expect(
      outcomeOf({ kind: 'rate-limited', retryAfterMs: 60_000, exchange }, 'application', []),
    ).toMatchObject({ retryAfterMs: 60_000 });
  });
});
