import type { HttpAnswer, NoHttpAnswer, UnreachableCause } from './http-call.js';
import { parsedJson } from './json.js';
import type { Redaction } from './redaction.js';
import { refusalReasons, type RefusalReason } from './refusal-reasons.js';
import { retryAfterMs } from './retry-after.js';

/** What was said on the wire, free of secrets and candidate data, so that it can be stored and shown. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Null if no answer came. */
  readonly status: number | null;
  /** The request's redacted body. */
  readonly request: unknown;
  /** The partner's own words, redacted, at most 4 KB; null if no answer came. */
  readonly answer: string | null;
  readonly durationMs: number;
}

/** Every answer that a call can get, network failures included; nothing of this is thrown. */
export type PersonioAnswer<T> = { readonly exchange: Exchange } & (
  | { readonly kind: 'accepted'; readonly value: T }
  /** A definite no (4xx); `reasons` is empty if the body could not be read. */
  | { readonly kind: 'refused'; readonly status: number; readonly reasons: readonly RefusalReason[] }
  /** 429; the wait that the partner asks for, if it does. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | null }
  /** 5xx, or an answer whose meaning is not understood: it may or may not have been accepted. */
  | { readonly kind: 'failed'; readonly status: number }
  /** No whole answer came; `sent` is false only if certainly nothing of the request arrived. */
  | {
      readonly kind: 'unreachable';
      readonly sent: boolean;
      readonly cause: UnreachableCause;
      readonly detail: string | null;
    }
);

/** Reads the value from a 200 or 201; undefined if the answer is not what it should be. */
export type ReadAccepted<T> = (status: number, answer: HttpAnswer) => { readonly value: T } | undefined;

/** Tells what an answer means. */
export function personioAnswer<T>(
  answer: HttpAnswer | NoHttpAnswer,
  exchange: Exchange,
  redaction: Redaction,
  readAccepted: ReadAccepted<T>,
): PersonioAnswer<T> {
  const { status } = answer;
  if (status === null) {
    return { kind: 'unreachable', sent: answer.sent, cause: answer.cause, detail: answer.detail, exchange };
  }
  if (status === 429) {
    return { kind: 'rate-limited', retryAfterMs: retryAfterMs(answer.retryAfter, Date.now()), exchange };
  }
  const accepted = status === 200 || status === 201 ? readAccepted(status, answer) : undefined;
  if (accepted) return { kind: 'accepted', value: accepted.value, exchange };
  if (answer.cut) return { kind: 'unreachable', sent: true, ...answer.cut, exchange };
  if (status >= 400 && status < 500) {
    const reasons = refusalReasons(parsedJson(answer.body)).map((reason) => redaction.reason(reason));
    return { kind: 'refused', status, reasons, exchange };
  }
  return { kind: 'failed', status, exchange };
}
