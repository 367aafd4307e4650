import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { ExpressAdapter } from '@nestjs/platform-express';
import { v7 as uuidv7 } from 'uuid';
import { DomainError } from '../errors/domain-error.js';
import { HeadersTooLarge, RequestTooSlow, RequestUnreadable } from '../errors/request.errors.js';
import { problemFor, STATUS } from './problem.filter.js';

/** An upload of 20 MB over a slow line may take so many times as long as headers and JSON. */
const UPLOAD_TIMES = 10;
const KEEP_ALIVE_MS = 65_000;
const SILENCE_MS = 180_000;
const LONGEST_CHECK_INTERVAL_MS = 2_000;
/** So long a caller may still read why it was refused before its connection is cut. */
const LAST_WORDS_MS = 1_000;
/** So long requests that are under way may take when the hub stops; browsers open connections long before they say anything. */
const LAST_REQUESTS_MS = 5_000;

/** Express on a server that looks every two seconds for who sends too slowly, and says in its own words what it cannot read. */
export class PromptServer extends ExpressAdapter {
  constructor(private readonly timeoutMs: number) {
    super();
  }

  override initHttpServer(): void {
    const server = createServer(
      {
        headersTimeout: this.timeoutMs,
        requestTimeout: this.timeoutMs * UPLOAD_TIMES,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: Math.min(Math.ceil(this.timeoutMs / 2), LONGEST_CHECK_INTERVAL_MS),
      },
      this.getInstance<(request: IncomingMessage, response: ServerResponse) => void>(),
    );
    server.setTimeout(SILENCE_MS);
    refuseWhatCannotBeRead(server);
    this.httpServer = server;
  }

  override async close(): Promise<void> {
    const server = this.httpServer as Server;
    const patience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
    await super.close();
    clearTimeout(patience);
  }

  /** The reader of bodies adds a status to our refusals, so that they would be taken for its own. */
  override mapException(error: unknown): unknown {
    return error instanceof DomainError ? error : super.mapException(error);
  }
}

/** What is no HTTP, too large or too slow never becomes a request: it is refused here. */
function refuseWhatCannotBeRead(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  server.prependListener('request', ({ socket }, response) => latest.set(socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (refused.has(socket)) return;
    refused.add(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || latest.get(socket)?.headersSent) {
      socket.destroy();
      return;
    }
    socket.end(answerTo(refusalOf(error.code)));
    setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
  });
}

function refusalOf(code: string | undefined): DomainError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new RequestTooSlow();
  return code === 'HPE_HEADER_OVERFLOW' ? new HeadersTooLarge() : new RequestUnreadable();
}

function answerTo(error: DomainError): string {
  const status = STATUS[error.kind];
  const body = JSON.stringify(problemFor(error, 'en', uuidv7()));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Language: en',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
