/** One reason of a refusal; `field` is null if it is about the whole call. */
export interface Reason {
  readonly field: string | null;
  readonly reason: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** An answer before it is sent. */
export interface Answer {
  readonly status: number;
  /** JSON, or undefined for an empty body. */
  readonly body: unknown;
  readonly reasons: readonly Reason[];
  readonly headers?: Record<string, string>;
}

/** A refusal in the first error shape: reasons gathered by field. */
export function refusal(
  status: number,
  reasons: readonly Reason[],
  headers: Record<string, string> = {},
): Answer {
  const fields = [...new Set(reasons.map(({ field }) => field))];
  const errors = fields.map((field) => ({
    field,
    errors: reasons
      .filter((reason) => reason.field === field)
      .map(({ reason, context }) => ({ reason, ...(context && { context }) })),
  }));
  return { status, body: { errors }, reasons, headers };
}

/** A refusal of the whole call, which Personio gives in its second error shape. */
export function wholeRefusal(status: number, reason: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error: { reason } }, reasons: [{ field: null, reason }], headers };
}

/** The same refusal in the second error shape, which has room for one reason. */
export function inSecondShape(answer: Answer): Answer {
  const [first] = answer.reasons;
  return first ? { ...answer, body: { error: { reason: first.reason } } } : answer;
}
