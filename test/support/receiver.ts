import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

type Behave = (request: IncomingMessage, response: ServerResponse) => void;

/** One of the operator's own systems: takes messages over real HTTP and answers as it is told to, path by path. */
export class Receiver {
  readonly received: Received[] = [];
  private readonly behaviour = new Map<string, Behave>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async listen(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => void receiver.take(request, response));
    return receiver;
  }

  /** `127.0.0.1:port`, as the operator would allow it. */
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }

  /** From now on this path answers like that; 204 unless told otherwise. */
  answer(path: string, behave: Behave): void {
    this.behaviour.set(path, behave);
  }

  at(path: string): Received[] {
    return this.received.filter((message) => message.path === path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    this.received.push({ path, headers, body: Buffer.concat(chunks).toString('utf8') });
    const behave = this.behaviour.get(path);
    if (behave) behave(request, response);
    else response.writeHead(204).end();
  }
}
