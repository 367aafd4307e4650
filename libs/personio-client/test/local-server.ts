import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, Server } from 'node:http';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { PersonioClient } from '../src/index.js';

/** Credentials that a local server sees. */
export const credentials = { companyId: '4711', accessToken: 'secret-token' };

/** A signal that nobody aborts. */
export const never = new AbortController().signal;

/** What a test opened and must be closed after it, newest first. */
export const opened: { close(): unknown }[] = [];

/** Closes everything that a test opened. */
export async function closeOpened(): Promise<void> {
  for (const closable of opened.splice(0)) await closable.close();
}

/** Starts any server on a free port and tells its address. */
export async function listening(server: Server | TcpServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close: () => {
      if (server instanceof Server) server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A client of the server at this address. */
export function clientOf(url: string, timeoutMs = 2000): PersonioClient {
  const client = new PersonioClient({
    baseUrl: `${url}/personio`,
    feedUrl: `${url}/feed/{company}/{host}/xml`,
    timeoutMs,
    partnerId: 'ANDOCK',
    appId: 'ANDOCK_HUB',
  });
  opened.unshift(client);
  return client;
}

/** A client of a new server that answers with this listener. */
export async function clientAgainst(listener: RequestListener, timeoutMs?: number): Promise<PersonioClient> {
  return clientOf(await listening(createServer(listener)), timeoutMs);
}

/** A listener that reads the request to its end and answers always the same. */
export function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): RequestListener {
  return (request, response) =>
    void request.resume().on('end', () => response.writeHead(status, headers).end(body));
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
