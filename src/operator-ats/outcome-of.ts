import type { Exchange, Outcome } from '../connections/public/connector.js';
import type { Reason } from '../connections/public/reasons.js';
import type { OutgoingAnswer } from '../platform/outgoing/outgoing-calls.js';

/** Reasons that the own ATS may name itself. */
const NAMEABLE: readonly Reason[] = [
  'duplicate_application',
  'job_not_published',
  'job_not_found',
  'question_required',
  'invalid_field',
  'document_rejected',
  'recruiting_disabled',
];
const LONGEST_FIELD = 200;

type Refused = Pick<Extract<Outcome, { kind: 'refused' }>, 'reason' | 'field'>;

/** What an answer means for a delivery. A 2xx is the acknowledgement, whatever it says. */
export function outcomeOf(answer: OutgoingAnswer, exchange: Exchange): Outcome {
  const exchanges = [exchange];
  const partnerWords = exchange.answer;
  if (answer.kind === 'unreachable') {
    if (answer.cause === 'address-refused')
      return { kind: 'refused', reason: 'credentials_rejected', field: 'url', partnerWords, exchanges };
    const reason = answer.cause === 'connection' ? 'partner_unavailable' : 'timeout';
    return { kind: 'failed', reason, ambiguous: answer.sent, partnerWords, exchanges };
  }
  const { status, retryAfter, body } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered', exchanges };
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: retryAfterMs(retryAfter), exchanges };
  if (status >= 500 || status === 408)
    return { kind: 'failed', reason: 'unknown_answer', ambiguous: true, partnerWords, exchanges };
  return { kind: 'refused', ...refusalOf(status, body), partnerWords, exchanges };
}

/** Where it says nothing else: the signature is refused, or nobody takes applications at this address. */
function refusalOf(status: number, body: string): Refused {
  if (status === 401 || status === 403) return { reason: 'credentials_rejected', field: 'signingSecret' };
  const named = namedReason(body);
  if (named) return named;
  if (status < 400 || status === 404 || status === 405 || status === 410)
    return { reason: 'credentials_rejected', field: 'url' };
  if (status === 409) return { reason: 'duplicate_application' };
  if (status === 413 || status === 415) return { reason: 'document_rejected' };
  return { reason: 'partner_rejected' };
}

/** `{reason, field?}`, also inside `error`. */
function namedReason(body: string): Refused | undefined {
  const answer = recordIn(parsed(body));
  const { reason, field } = recordIn(answer['error'] ?? answer);
  const known = NAMEABLE.find((one) => one === reason);
  if (!known) return undefined;
  return { reason: known, ...(typeof field === 'string' && { field: field.slice(0, LONGEST_FIELD) }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const recordIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const MOST_SECONDS = 86_400;

function retryAfterMs(header: string | null): number | null {
  const seconds = header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
  return seconds === null ? null : Math.min(seconds, MOST_SECONDS) * 1000;
}
