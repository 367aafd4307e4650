import type { Problem } from './generated/types.gen.js';

/** The hub answered that it will not do what was asked; `code` is what to program against. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** Stable code, `module.reason`; `http.<status>` if something before the hub answered. */
    readonly code: string,
    title: string,
    /** Names the call to the operator; null if something before the hub answered. */
    readonly requestId: string | null,
    /** Every value that cannot be used; empty unless the input is to blame. */
    readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[],
  ) {
    super([`${title} (${code})`, ...errors.map(({ field, message }) => `${field}: ${message}`)].join('; '));
  }

  /** From an answer and its body, whatever that may be. */
  static from(status: number, body: unknown): ProblemError {
    const { code, title, requestId, errors }: Partial<Problem> =
      typeof body === 'object' && body !== null ? body : {};
    return new ProblemError(
      status,
      code ?? `http.${status}`,
      title ?? `HTTP ${status}`,
      requestId ?? null,
      errors ?? [],
    );
  }
}

/** No answer came that can be read, after all attempts; `cause` is the last failure. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(cause: unknown) {
    super(`The hub gave no answer: ${reasonOf(cause)}`, { cause });
  }
}

/** Nothing has changed since the answer whose `ETag` was sent in `If-None-Match`. */
export class NotModified extends Error {
  override readonly name = 'NotModified';

  constructor() {
    super('Nothing has changed.');
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
}
