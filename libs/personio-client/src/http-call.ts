import { Readable } from 'node:stream';
import { request, type Dispatcher } from 'undici';
import { DocumentUnreadable } from './document-body.js';

/**
 * Why no usable answer came: the deadline passed, the connection failed, the caller gave up, the answer was longer
 * than allowed, or a header value cannot be sent at all.
 */
export type UnreachableCause = 'timeout' | 'connection' | 'aborted' | 'answer-too-large' | 'not-sendable';

/** One request: a body is a sequence of chunks with a known length, read only once a connection stands. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly length: number; chunks(): AsyncIterable<Buffer> };
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
export async function callHttp(
  dispatcher: Dispatcher,
  call: HttpCall,
  signal: AbortSignal,
): Promise<HttpAnswer | NoHttpAnswer> {
  if (signal.aborted) return { status: null, sent: false, cause: 'aborted', detail: null };
  const deadline = AbortSignal.timeout(call.timeoutMs);
  const progress = { sent: false };
  const causeOf = (error: unknown): UnreachableCause => {
    if (signal.aborted) return 'aborted';
    if (deadline.aborted) return 'timeout';
    return causeByCode(codeOf(error));
  };
  let answer: Dispatcher.ResponseData;
  try {
    answer = await request(call.url, {
      dispatcher,
      method: call.method,
      headers: { ...call.headers, ...(call.body && { 'content-length': String(call.body.length) }) },
      body: call.body ? Readable.from(onceConnected(call.body.chunks(), progress)) : null,
      signal: AbortSignal.any([signal, deadline]),
    });
  } catch (error) {
    if (error instanceof DocumentUnreadable) throw error;
    return { status: null, sent: progress.sent, cause: causeOf(error), detail: codeOf(error) };
  }
  const chunks: Buffer[] = [];
  let cut: HttpAnswer['cut'] = null;
  try {
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > call.maxAnswerBytes) {
        cut = { cause: 'answer-too-large', detail: null };
        break;
      }
      chunks.push(chunk);
    }
  } catch (error) {
    cut ??= { cause: causeOf(error), detail: codeOf(error) };
  }
  return {
    status: answer.statusCode,
    contentType: firstOf(answer.headers['content-type']) ?? '',
    retryAfter: firstOf(answer.headers['retry-after']) ?? null,
    body: Buffer.concat(chunks).toString('utf8'),
    cut,
  };
}

/** The dispatcher pulls the first chunk only when it writes to a connected socket, so that is when bytes may leave. */
async function* onceConnected(
  chunks: AsyncIterable<Buffer>,
  progress: { sent: boolean },
): AsyncGenerator<Buffer, void, undefined> {
  progress.sent = true;
  yield* chunks;
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
