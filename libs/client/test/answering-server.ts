import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with; null breaks the connection off. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A request that came. */
export interface Came {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A real server that gives the next of its answers to each request, and the last one ever after. */
export class AnsweringServer {
  readonly came: Came[] = [];
  private readonly server: Server;
  private answers: readonly (Answer | null)[] = [];

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [next, ...rest] = this.answers;
        if (rest.length > 0) this.answers = rest;
        const { headers, method, url } = request;
        this.came.push({ line: `${method} ${url}`, headers, text: Buffer.concat(chunks).toString('latin1') });
        if (!next) return void request.socket.destroy();
        response.writeHead(next.status, {
          ...(next.body !== undefined && { 'content-type': 'application/json' }),
          ...next.headers,
        });
        response.end(next.body === undefined ? '' : JSON.stringify(next.body));
      });
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Forgets what came, and answers like this from now on. */
  answer(...answers: readonly (Answer | null)[]): void {
    this.answers = answers;
    this.came.length = 0;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
