/** Kinds of callers that can be told apart even when they are refused. */
export type KnownKind = 'member' | 'staff' | 'key' | 'connect-link';

/** A call that the guard did not let in. */
export interface Refusal {
  readonly code: string;
  readonly route: string;
  readonly ip: string;
  /** The account, key or connect link refused, where it is known. */
  readonly actor: { readonly kind: KnownKind; readonly id: string } | null;
  readonly organisationId: string | null;
}

/** Port: `audit` implements it. Refusals are folded, so that a flood of them cannot fill the log. */
export abstract class RefusalSink {
  abstract refused(refusal: Refusal): void;
}
