/** What kind of refusal it is; the HTTP layer turns it into a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'refused'
  | 'missing'
  | 'conflict'
  | 'gone'
  | 'unprocessable'
  | 'too-large'
  | 'headers-too-large'
  | 'too-slow'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

/** A sentence in the two languages of the product. */
export interface Text {
  readonly en: string;
  readonly de: string;
}

/** One thing that is wrong with the input. `field` is its path, such as `candidate.email`. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}

/** A refusal the caller can act on. It knows its code and kind, never an HTTP status. */
export abstract class DomainError extends Error {
  /** Stable, `module.reason`. */
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  abstract readonly title: Text;
  /** What is wrong field by field, where the input is to blame. */
  readonly problems: readonly FieldProblem[] = [];
  /** Seconds after which the same call may succeed. */
  readonly retryAfterSeconds: number | undefined = undefined;
}
