import { NoAnswer } from './refusals.js';

/** How often and how patiently a call is tried. */
export interface Retries {
  /** Tries of one call, the first included; default 5. */
  readonly attempts: number;
  /** How long one try may take, its answer included, in milliseconds; default 30,000. */
  readonly timeoutMs: number;
  /** The longest pause between two tries, in milliseconds; a longer `Retry-After` ends the call. Default 60,000. */
  readonly longestPauseMs: number;
  /** Waits; default a timer. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const DEFAULT_RETRIES: Retries = {
  attempts: 5,
  timeoutMs: 30_000,
  longestPauseMs: 60_000,
  pause: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)), { once: true });
    }),
};

const FIRST_PAUSE_MS = 500;
const TOO_MANY = 429;
const CONFLICT = 409;
const SERVER_FAULT = 500;
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Whether a call may be sent again when nobody knows what became of it. */
export const isRepeatable = (method: string, headers: Headers): boolean =>
  REPEATABLE.has(method) || headers.has('idempotency-key');

/** A call that is made anew for each try. */
export interface Attempt {
  readonly send: (signal: AbortSignal) => Promise<Response>;
  readonly repeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Tries until there is an answer that another try would not change; NoAnswer if there is none at all. */
export async function persistently(
  { send, repeatable, signal }: Attempt,
  retries: Retries,
): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(retries.timeoutMs);
    const result = await send(signal ? AbortSignal.any([signal, timeout]) : timeout)
      .then(withBody)
      .catch((error: unknown) => new NoAnswer(error));
    signal?.throwIfAborted();
    const pauseMs = pauseAfter(result, repeatable, tries);
    if (pauseMs === null || tries >= retries.attempts || pauseMs > retries.longestPauseMs) {
      if (result instanceof NoAnswer) throw result;
      return result;
    }
    await retries.pause(pauseMs, signal);
  }
}

/** An answer of JSON is read here, so that one that breaks off is asked for again. */
async function withBody(response: Response): Promise<Response> {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return isJson && response.body ? new Response(await response.arrayBuffer(), response) : response;
}

/** Null if another try would be of no use or could do something twice. */
function pauseAfter(result: Response | NoAnswer, repeatable: boolean, tries: number): number | null {
  const doubled = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
  if (result instanceof NoAnswer) return repeatable ? doubled : null;
  const asked = retryAfterMs(result.headers.get('retry-after'));
  if (result.status === TOO_MANY) return asked ?? doubled;
  if (!repeatable) return null;
  if (result.status === CONFLICT) return asked;
  return result.status >= SERVER_FAULT ? (asked ?? doubled) : null;
}

function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
}
