import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { DocumentUnreadable } from './document-body.js';

/**
 * Why no usable answer came: the deadline passed, the connection failed, the caller gave up, the answer was longer
 * than allowed, or a header value cannot be sent at all.
 */
export type UnreachableCause = 'timeout' | 'connection' | 'aborted' | 'answer-too-large' | 'not-sendable';

/** One request: a body is bytes, or a sequence of chunks with a known length, read only once a connection stands. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | { readonly length: number; chunks(): AsyncIterable<Buffer> };
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** A status line came; `cut` tells why the rest of the body is missing, if it is. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | null;
  readonly body: string;
  readonly cut: { readonly cause: UnreachableCause; readonly detail: string | null } | null;
}

/** No status line came; `sent` is false only if certainly no byte of the request left. */
export interface NoHttpAnswer {
  readonly status: null;
  readonly sent: boolean;
  readonly cause: UnreachableCause;
  /** The system's error code, such as `ECONNREFUSED`. */
  readonly detail: string | null;
}

/** Sends one request under one deadline, follows no redirect, and answers every network failure as a value. */
export function callHttp(
  dispatcher: Dispatcher,
  call: HttpCall,
  signal: AbortSignal,
): Promise<HttpAnswer | NoHttpAnswer> {
  if (signal.aborted) return Promise.resolve({ status: null, sent: false, cause: 'aborted', detail: null });
  return new Promise((resolve, reject) => {
    const reception = new Reception(call.maxAnswerBytes, (answer) => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', aborted);
      if (answer instanceof DocumentUnreadable) reject(answer);
      else resolve(answer);
    });
    const deadline = setTimeout(() => reception.giveUp('timeout'), call.timeoutMs);
    const aborted = () => reception.giveUp('aborted');
    signal.addEventListener('abort', aborted);
    dispatcher.dispatch(dispatched(call), reception);
  });
}

function dispatched({ url, method, headers, body }: HttpCall): Dispatcher.DispatchOptions {
  const where = { origin: url.origin, path: url.pathname + url.search, method };
  if (!body) return { ...where, headers, body: null };
  return {
    ...where,
    headers: { ...headers, 'content-length': String(body.length) },
    body: Buffer.isBuffer(body) ? body : Readable.from(body.chunks()),
  };
}

type Headers = Dispatcher.ResponseData['headers'];

/** Takes in what comes back for one request; the first thing that `done` is told counts. */
class Reception implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private stopped: UnreachableCause | undefined;
  private status: number | null = null;
  private headers: Headers = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly done: (answer: HttpAnswer | NoHttpAnswer | DocumentUnreadable) => void,
  ) {}

  /** Nobody waits for the answer any longer; a request that has no connection yet will not be sent. */
  giveUp(why: UnreachableCause): void {
    if (this.stopped) return;
    this.stopped = why;
    if (this.controller) this.controller.abort(new Error(why));
    else this.end(null);
  }

  /** Called when a connection stands and before anything is written to it, so that is when bytes may leave. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.stopped) controller.abort(new Error(this.stopped));
    else this.controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.giveUp('answer-too-large');
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.answered(null);
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    if (error instanceof DocumentUnreadable && this.status === null) this.done(error);
    else this.end(codeOf(error));
  }

  private end(detail: string | null): void {
    const cause = this.stopped ?? causeByCode(detail);
    if (this.status !== null) this.answered({ cause, detail });
    else this.done({ status: null, sent: this.controller !== undefined, cause, detail });
  }

  private answered(cut: HttpAnswer['cut']): void {
    this.done({
      status: this.status ?? 0,
      contentType: firstOf(this.headers['content-type']) ?? '',
      retryAfter: firstOf(this.headers['retry-after']) ?? null,
      body: Buffer.concat(this.chunks).toString('utf8'),
      cut,
    });
  }
}

function causeByCode(code: string | null): UnreachableCause {
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'timeout';
    case 'UND_ERR_INVALID_ARG':
      return 'not-sendable';
    default:
      return 'connection';
  }
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
