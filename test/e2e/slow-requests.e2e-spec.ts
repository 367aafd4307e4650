import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { pdfOf } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';

const LIMIT_MS = 400;
const DRIP_MS = 40;
const TOO_SLOW = { status: 408, code: 'request.too-slow' };
const BEGINNING = `{"state":"${'x'.repeat(20)}`;

let hub: TestHub;
let partner: ConnectedPartner;
let applicationId: string;
beforeAll(async () => {
  hub = await TestHub.start({ REQUEST_TIMEOUT_MS: String(LIMIT_MS) });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  applicationId = await partner.application(await partner.publishedJob());
});
afterAll(() => hub.stop());

interface Refusal {
  readonly status: number;
  readonly code: string | undefined;
}

/** Sends this at once, then a byte at a time for ever, until the hub has ended the connection. */
async function drip(head: string, more: string): Promise<Refusal> {
  const { hostname, port } = new URL(hub.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(head);
  await Promise.race([closed, keepWriting(socket, more)]);
  const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
  return { status: Number(status), code: /"code":"([^"]+)"/.exec(answer)?.[1] };
}

async function keepWriting(socket: Socket, more: string): Promise<void> {
  while (!socket.destroyed) {
    if (more !== '' && socket.writable) socket.write(more);
    await setTimeout(DRIP_MS);
  }
}

const headers = (line: string, ...others: string[]) =>
  [`${line} HTTP/1.1`, 'Host: hub', ...others, ''].join('\r\n');
const json = (line: string, ...others: string[]) =>
  `${headers(line, 'Content-Type: application/json', 'Content-Length: 100000', ...others)}\r\n${BEGINNING}`;
const bearer = () => `Authorization: Bearer ${partner.join.key}`;

const connections = () =>
  new Promise<number>((resolve) =>
    (hub.app.getHttpServer() as Server).getConnections((_, count) => resolve(count)),
  );
const beingStored = async () =>
  (await readdir(hub.dataDir, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && /documents|incoming/.test(entry.parentPath),
  );

describe('a request that comes too slowly', () => {
  it.each<[string, () => [head: string, more: string]]>([
    ['nothing at all', () => ['', '']],
    ['a first line byte by byte', () => ['GET /', 'x']],
    ['headers byte by byte', () => [headers('GET /v1/jobs', 'X-Slow: '), 'x']],
    ['JSON for the console byte by byte', () => [json('POST /console/api/session'), 'x']],
    ['JSON with a key byte by byte', () => [json('PUT /v1/connection/status', bearer()), 'x']],
    ['a body that stops', () => [json('PUT /v1/connection/status', bearer()), '']],
    [
      'JSON in chunks',
      () => [
        `${headers('PUT /v1/connection/status', bearer(), 'Content-Type: application/json', 'Transfer-Encoding: chunked')}\r\n1\r\n{\r\n`,
        '1\r\n \r\n',
      ],
    ],
  ])('408 (trust 30): %s', async (_, parts) => {
    const started = performance.now();
    const refusal = await drip(...parts());
    expect(performance.now() - started).toBeLessThan(LIMIT_MS * 10);
    expect(refusal).toEqual(TOO_SLOW);
  });

  it('401: without a key the missing key is the reason, and the connection is over all the same', async () => {
    expect(await drip(json('POST /v1/applications'), 'x')).toEqual({
      status: 401,
      code: 'access.key-refused',
    });
  });

  it('408 (trust 30): an upload byte by byte leaves no file behind', async () => {
    const { rows } = await hub.database.query('select 1 from document');
    const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n${pdfOf(100_000).toString('latin1')}`;
    const head = headers(
      `POST /v1/applications/${applicationId}/documents`,
      bearer(),
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 1000000',
    );
    const before = await beingStored();
    expect(await drip(`${head}\r\n${body}`, 'x')).toEqual(TOO_SLOW);
    await eventually('nothing is left', async () => (await beingStored()).length === before.length);
    expect((await hub.database.query('select 1 from document')).rows).toHaveLength(rows.length);
  });

  it('200 (trust 30): a hundred of them keep nobody else waiting, and nothing of them is left', async () => {
    const before = await connections();
    const slow = Array.from({ length: 100 }, (_, number) =>
      drip(
        number % 2 === 0 ? headers('GET /v1/jobs', 'X-Slow: ') : json('PUT /v1/connection/status', bearer()),
        'x',
      ),
    );
    await eventually('they are all there', async () => (await connections()) >= before + 100);
    expect((await partner.join.get('/v1/jobs')).status).toBe(200);
    expect((await partner.manager.get('/console/api/session')).status).toBe(200);
    expect(await Promise.all(slow)).toEqual(slow.map(() => TOO_SLOW));
    await eventually('their connections are closed', async () => (await connections()) <= before + 2);
  });

  it('408: the refusal of a call by key is in the log', async () => {
    await drip(json('PUT /v1/connection/status', bearer()), '');
    const { rows } = await hub.database.query(
      `select 1 from audit_event where action = 'api.called' and organisation_id = $1
          and convert_from(body, 'UTF8')::json -> 'facts' ->> 'status' = '408'`,
      [partner.organisation.id],
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('a hub that is stopped', () => {
  it('waits for nobody who says nothing, or only half of something', async () => {
    const replica = await hub.replica();
    const { hostname, port } = new URL(replica.url);
    const callers = ['', 'GET /health/live HTTP/1.1\r\nHost:'].map((said) => {
      const socket = connect(Number(port), hostname, () => socket.write(said));
      return socket.on('error', () => undefined);
    });
    await Promise.all(callers.map((socket) => once(socket, 'connect')));
    await replica.stop();
    for (const socket of callers) socket.destroy();
  });
});
