/** One input value that the hub cannot use. */
export interface FieldProblem {
  /** Path of the value, such as `candidate.email`. */
  field: string;
  code: string;
  /** The reason as a sentence in the reader's language. */
  message: string;
}

/** A refusal or fault of the hub (RFC 9457), with what a reader needs to go on. */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Stable code, `module.reason`. */
    readonly code: string,
    /** The reason in the reader's language; empty if the answer was not from the hub. */
    readonly title: string,
    /** Names the call in the hub's logs. */
    readonly requestId: string | null,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds after which the same call may succeed. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${status} ${code}`);
  }
}

/** The hub could not be reached, or the connection broke before its answer was complete. */
export class HubUnreachable extends Error {}

/** The reader closed the password dialog; nothing to report. */
export class StepUpCancelled extends Error {}

/** Reads the problem out of an answer that is not a success, whoever sent it. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  const text = await response.text().catch(() => '');
  const body = readObject(text);
  return new ApiProblem(
    response.status,
    typeof body['code'] === 'string' ? body['code'] : 'request.failed',
    typeof body['title'] === 'string' ? body['title'] : '',
    typeof body['requestId'] === 'string' ? body['requestId'] : response.headers.get('x-request-id'),
    Array.isArray(body['errors']) ? (body['errors'] as FieldProblem[]) : [],
    Number.isNaN(retryAfter) ? null : retryAfter,
  );
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
