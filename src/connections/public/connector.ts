import type { Parcel } from './parcel.js';
import type { Reason } from './reasons.js';

/** One request to a partner and its answer, free of secrets and candidate data. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** Null if no answer came. */
  readonly status: number | null;
  /** The request's redacted body. */
  readonly request: unknown;
  /** The partner's own words, redacted; null if no answer came. */
  readonly answer: string | null;
  readonly durationMs: number;
}

/** What became of one attempt to deliver. All that a partner may answer is a value, nothing is thrown. */
export type Outcome = { readonly exchanges: readonly Exchange[] } & (
  | { readonly kind: 'delivered'; readonly evidence?: 'acknowledged' | 'presumed' }
  | {
      readonly kind: 'refused';
      readonly reason: Reason;
      /** The field, question or file that the partner names. */
      readonly field?: string;
      /** Redacted; null if it said nothing readable. */
      readonly partnerWords: string | null;
    }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | null }
  | {
      readonly kind: 'failed';
      readonly reason: 'partner_unavailable' | 'timeout' | 'unknown_answer';
      /** The application may have arrived: its bytes may have left and no definite answer came. */
      readonly ambiguous: boolean;
      readonly partnerWords?: string | null;
    }
);

/** How a connector is let through, call by call. Each of its promises rejects when nothing must leave any more. */
export interface Passage {
  /** Awaited right before each document is sent: waits until the partner's budget has room for the call. */
  document(): Promise<void>;
  /** Awaited right before the application itself leaves: writes down that bytes of it may arrive from now on. */
  application(): Promise<void>;
}

/** Port: how applications are delivered to an outbound partner. Opens no transaction. */
export interface Connector {
  /** `credentials` are those of the connection, as the partner's own module verified them. */
  deliver(parcel: Parcel, credentials: unknown, signal: AbortSignal, passage: Passage): Promise<Outcome>;
}
