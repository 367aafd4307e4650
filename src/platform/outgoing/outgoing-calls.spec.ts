import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { readSettings } from '../config/settings.schema.js';
import { guardedAgent, type Resolve } from './guarded-agent.js';
import { OutgoingCalls, type OutgoingCall } from './outgoing-calls.js';
import { PrivateHosts } from './private-hosts.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function listening(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function callsTo(privateHosts: string): OutgoingCalls {
  const calls = new OutgoingCalls(readSettings({ OUTGOING_PRIVATE_HOSTS: privateHosts }));
  open.push(() => calls.onApplicationShutdown());
  return calls;
}

const post = (calls: OutgoingCalls, url: string, more: Partial<OutgoingCall> = {}) =>
  calls.post(
    { url, headers: {}, body: '{"a":"ä"}', timeoutMs: 2_000, maxAnswerBytes: 1_000, ...more },
    new AbortController().signal,
  );

describe('OutgoingCalls.post', () => {
  it('answered: sends body and headers, follows no redirect and reads no more than allowed (trust 28)', async () => {
    let received = '';
    const port = await listening((incoming, response) => {
      incoming.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
      incoming.on('end', () => {
        response.writeHead(307, { location: '/elsewhere', 'retry-after': '7' });
        response.end('x'.repeat(100_000));
      });
    });
    const answer = await post(callsTo(`127.0.0.1:${port}`), `http://127.0.0.1:${port}/`);
    expect(answer).toEqual({ kind: 'answered', status: 307, retryAfter: '7', body: 'x'.repeat(1_000) });
    expect(received).toBe('{"a":"ä"}');
  });

  it('timeout: one byte at a time does not lengthen the deadline, but the status that came counts', async () => {
    const port = await listening((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const answer = await post(callsTo('127.0.0.1'), `http://127.0.0.1:${port}/`, { timeoutMs: 200 });
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('timeout: bytes may have left when no answer came', async () => {
    const port = await listening(() => undefined);
    const answer = await post(callsTo('127.0.0.1'), `http://127.0.0.1:${port}/`, { timeoutMs: 200 });
    expect(answer).toMatchObject({ kind: 'unreachable', cause: 'timeout', sent: true });
  });

  it('connection: nothing left when nobody listens', async () => {
    const port = await listening(() => undefined);
    await open.pop()?.();
    expect(await post(callsTo('127.0.0.1'), `http://127.0.0.1:${port}/`)).toMatchObject({
      kind: 'unreachable',
      cause: 'connection',
      sent: false,
      detail: 'ECONNREFUSED',
    });
  });

  it.each(['http://127.0.0.1/', 'https://127.0.0.1/', 'https://[::1]/', 'https://localhost/'])(
    'address-refused: %s',
    async (url) => {
      expect(await post(callsTo(''), url)).toMatchObject({ cause: 'address-refused', sent: false });
    },
  );
});

describe('guardedAgent', () => {
  it('refuses a name that stands for a private address, also when only one of several is (trust 27)', async () => {
    let called = 0;
    const port = await listening((_, response) => response.end(String((called += 1))));
    const answers = [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1']];
    const resolve: Resolve = (_, __, found) =>
      found(
        null,
        (answers.shift() ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    const agent = guardedAgent(new PrivateHosts([]), resolve);
    open.push(() => agent.destroy());
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(request(`http://rebinding.example:${port}/`, { dispatcher: agent })).rejects.toMatchObject(
        { code: 'ADDRESS_REFUSED' },
      );
    }
    expect(called).toBe(0);
  });

  it('resolves once for a connection, so that a second answer of the name service is never used (trust 27)', async () => {
    let asked = 0;
    const resolve: Resolve = (_, __, found) => {
      asked += 1;
      found(null, [{ address: asked === 1 ? '192.0.0.0' : '127.0.0.1', family: 4 }]);
    };
    const agent = guardedAgent(new PrivateHosts([]), resolve);
    open.push(() => agent.destroy());
    await expect(request('http://rebinding.example/', { dispatcher: agent })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
    expect(asked).toBe(1);
  });
});
