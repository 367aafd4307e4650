import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { Readable } from 'node:stream';
import {
  answering,
  clientAgainst,
  clientOf,
  closeOpened,
  credentials,
  listening,
  never,
  opened,
} from '../test/local-server.js';
import type { PersonioClient } from './index.js';

afterEach(closeOpened);

const application = {
  first_name: 'Ada',
  last_name: 'Muster',
  email: 'ada@muster.test',
  job_position_id: 1234567,
};
const create = (client: PersonioClient) => client.createApplication(credentials, application, never);

describe('an unreachable Personio', () => {
  it('nothing was sent when no connection came about', async () => {
    const closed = createTcpServer();
    const url = await listening(closed);
    closed.close();
    expect(await create(clientOf(url))).toMatchObject({
      kind: 'unreachable',
      sent: false,
      cause: 'connection',
      detail: 'ECONNREFUSED',
    });
    expect(await create(clientOf('http://nowhere.invalid'))).toMatchObject({
      kind: 'unreachable',
      sent: false,
      cause: 'connection',
    });
  });

  it('nothing was sent when the TLS handshake failed or never ended', async () => {
    const url = await listening(
      createTcpServer((socket) => void socket.on('error', () => undefined).end('no tls here\r\n')),
    );
    expect(await create(clientOf(url.replace('http:', 'https:')))).toMatchObject({
      kind: 'unreachable',
      sent: false,
      cause: 'connection',
    });
    const silent = await listening(
      createTcpServer((socket) => void opened.unshift({ close: () => socket.destroy() })),
    );
    expect(await create(clientOf(silent.replace('http:', 'https:'), 150))).toMatchObject({
      kind: 'unreachable',
      sent: false,
      cause: 'timeout',
    });
  });

  it('may have arrived when the connection breaks before the answer', async () => {
    const client = await clientAgainst(
      (request) => void request.resume().on('end', () => request.socket.destroy()),
    );
    expect(await create(client)).toMatchObject({
      kind: 'unreachable',
      sent: true,
      cause: 'connection',
      exchange: { status: null, answer: null },
    });
  });

  it('may have arrived when no answer comes in time', async () => {
    const client = await clientAgainst((request) => void request.resume(), 150);
    expect(await create(client)).toMatchObject({ kind: 'unreachable', sent: true, cause: 'timeout' });
  });

  it('an answer of one byte a second is cut by the deadline', async () => {
    const client = await clientAgainst((request, response) => {
      request.resume();
      response.writeHead(400).write('{');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    }, 200);
    const answer = await create(client);
    expect(answer).toMatchObject({ kind: 'unreachable', sent: true, cause: 'timeout' });
    expect(answer.exchange.durationMs).toBeLessThan(1500);
  });

  it('an endless answer is cut by its size, and a 201 still counts (trust 29)', async () => {
    const endless =
      (status: number): RequestListener =>
      (request, response) => {
        request.resume();
        response.writeHead(status);
        new Readable({
          read() {
            this.push(Buffer.alloc(65_536, 120));
          },
        }).pipe(response);
      };
    expect(await create(await clientAgainst(endless(400)))).toMatchObject({
      kind: 'unreachable',
      sent: true,
      cause: 'answer-too-large',
    });
    const accepted = await create(await clientAgainst(endless(201)));
    expect(accepted.kind).toBe('accepted');
    expect(Buffer.byteLength(accepted.exchange.answer ?? '')).toBeLessThanOrEqual(4096);
  });

  it('the caller can give up', async () => {
    const caller = new AbortController();
    const client = await clientAgainst((request) => void request.resume().on('end', () => caller.abort()));
    expect(await client.createApplication(credentials, application, caller.signal)).toMatchObject({
      kind: 'unreachable',
      sent: true,
      cause: 'aborted',
    });
    expect(await client.createApplication(credentials, application, AbortSignal.abort())).toMatchObject({
      kind: 'unreachable',
      sent: false,
      cause: 'aborted',
    });
  });

  it('a token that no header can carry is not sent', async () => {
    const client = await clientAgainst(answering(201, ''));
    const answer = await client.createApplication(
      { ...credentials, accessToken: 'zwei\nZeilen' },
      application,
      never,
    );
    expect(answer).toMatchObject({ kind: 'unreachable', sent: false, cause: 'not-sendable' });
  });
});
