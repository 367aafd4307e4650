import type { PersonioAnswer, UnreachableCause } from '@andock/personio-client';
import type { Exchange, Outcome } from '../connections/public/connector.js';
import { reasonOfRefusal } from './reason-of-refusal.js';

/** What was sent: the application itself, or one of its documents before it. */
export type Sent = 'application' | { readonly document: string };

const UNREACHABLE: Readonly<Record<UnreachableCause, 'partner_unavailable' | 'timeout' | 'unknown_answer'>> =
  {
    timeout: 'timeout',
    aborted: 'timeout',
    connection: 'partner_unavailable',
    'answer-too-large': 'unknown_answer',
    'not-sendable': 'unknown_answer',
  };

/** What an answer of Personio means for a delivery. Only the application itself can arrive without an answer. */
export function outcomeOf(
  answer: PersonioAnswer<unknown>,
  sent: Sent,
  exchanges: readonly Exchange[],
): Outcome {
  const isApplication = sent === 'application';
  const partnerWords = answer.exchange.answer;
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'delivered', exchanges };
    case 'rate-limited':
      return { kind: 'rate-limited', retryAfterMs: answer.retryAfterMs, exchanges };
    case 'failed':
      return { kind: 'failed', reason: 'unknown_answer', ambiguous: isApplication, partnerWords, exchanges };
    case 'unreachable':
      if (answer.cause === 'not-sendable')
        return { kind: 'refused', reason: 'credentials_rejected', partnerWords, exchanges };
      return {
        kind: 'failed',
        reason: UNREACHABLE[answer.cause],
        ambiguous: isApplication && answer.sent,
        partnerWords,
        exchanges,
      };
    case 'refused': {
      const { reason, field } = reasonOfRefusal(answer.status, answer.reasons);
      if (isApplication)
        return { kind: 'refused', reason, ...(field !== undefined && { field }), partnerWords, exchanges };
      return { ...ofDocument(reason, sent.document), partnerWords, exchanges };
    }
  }
}

/** Whatever Personio says against a document that is not about our access to it is about that document. */
function ofDocument(reason: ReturnType<typeof reasonOfRefusal>['reason'], document: string) {
  const aboutAccess = reason === 'credentials_rejected' || reason === 'recruiting_disabled';
  return aboutAccess
    ? { kind: 'refused' as const, reason }
    : { kind: 'refused' as const, reason: 'document_rejected' as const, field: document };
}
