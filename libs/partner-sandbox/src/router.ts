import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** One request with what its path held. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** The parts of the path that the route named with `:`. */
  readonly params: Readonly<Record<string, string>>;
}

/** Answers a request; whatever it throws becomes a problem answer. */
export type Handler = (call: Call) => Promise<void> | void;

/** A request that cannot be answered as asked. */
export class BadCall extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Finds the handler of a method and path. */
export class Router {
  private readonly routes: { method: string; pattern: RegExp; handle: Handler }[] = [];

  on(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, handle: Handler): this {
    const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
    this.routes.push({ method, pattern, handle });
    return this;
  }

  listener(): RequestListener {
    return (request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        if (response.headersSent) return void response.destroy();
        const status = error instanceof BadCall ? error.status : 500;
        sendJson(response, status, { error: error instanceof Error ? error.message : 'unknown' });
      });
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET') {
      throw new BadCall(403, 'not from another site');
    }
    const url = new URL(request.url ?? '/', 'http://sandbox');
    for (const { method, pattern, handle } of this.routes) {
      const match = method === request.method ? pattern.exec(url.pathname) : null;
      if (match) return handle({ request, response, url, params: decoded(match.groups ?? {}) });
    }
    request.resume();
    throw new BadCall(404, 'no such path');
  }
}

function decoded(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    throw new BadCall(400, 'malformed path');
  }
}

/** Answers JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

/** Answers a page that runs no script. */
export function sendPage(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  });
  response.end(html);
}

/** Reads a body into memory, up to a limit. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new BadCall(413, `the body is longer than ${limit} bytes`);
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads the fields of a JSON object or of a form. */
export async function readFields(
  request: IncomingMessage,
  limit = 1_000_000,
): Promise<Record<string, unknown>> {
  const text = await readBody(request, limit);
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(text));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new BadCall(400, 'the body is no JSON');
  }
  if (!isRecord(body)) throw new BadCall(400, 'the body is no JSON object');
  return body;
}

/** Whether a page's form sent this, which wants to see the page again and not JSON. */
export function isForm(request: IncomingMessage): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

/** Whether a value of unknown origin is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
