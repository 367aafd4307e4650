import { caller } from './caller.js';
import { type ApiProblem, HubUnreachable, problemOf } from './problem.js';
import { stepUp } from './step-up.js';

/** Where the console's API is. */
export const ROOT = '/console/api/';
const STEP_UP_REQUIRED = 'access.step-up-required';

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** What a call may carry beside its path. */
export interface CallOptions {
  /** Values for the query string; `undefined` ones are left out. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON, or as it is when it is a form with files. */
  body?: object;
  /** Keeps a repeated call from doing its work twice. */
  idempotencyKey?: string;
  /** The version that was read; the hub refuses the change when there is a newer one. */
  ifMatch?: number;
  signal?: AbortSignal;
}

/** Calls the console's API. Throws `ApiProblem`, `HubUnreachable` or `StepUpCancelled`; asks for the password where the hub wants it. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.ok) return read<T>(response);
  const problem = await problemOf(response);
  if (!isStepUp(problem)) throw problem;
  await stepUp.ask();
  const repeated = await send(method, path, options);
  if (!repeated.ok) throw await problemOf(repeated);
  return read<T>(repeated);
}

export const get = <T>(path: string, options?: CallOptions): Promise<T> => call<T>('GET', path, options);
export const post = <T>(path: string, body: object = {}, options?: CallOptions): Promise<T> =>
  call<T>('POST', path, { ...options, body });
export const put = <T>(path: string, body: object): Promise<T> => call<T>('PUT', path, { body });
export const patch = <T>(path: string, body: object, options?: CallOptions): Promise<T> =>
  call<T>('PATCH', path, { ...options, body });
export const remove = (path: string): Promise<void> => call<void>('DELETE', path);

const isStepUp = (problem: ApiProblem): boolean =>
  problem.status === 403 && problem.code === STEP_UP_REQUIRED;

async function send(
  method: string,
  path: string,
  { query, body, idempotencyKey, ifMatch, signal }: CallOptions,
) {
  const headers: Record<string, string> = caller.headers(method !== 'GET');
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: signal ?? null };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  return reach(fetch(addressOf(path, query), init), signal);
}

function addressOf(path: string, query: CallOptions['query'] = {}): string {
  const values = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return ROOT + path + (values.length > 0 ? `?${new URLSearchParams(values)}` : '');
}

async function read<T>(response: Response): Promise<T> {
  const text = await reach(response.text());
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Tells a broken connection from a call that was given up on purpose. */
async function reach<T>(pending: Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await pending;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new HubUnreachable('The hub did not answer.', { cause: error });
  }
}
