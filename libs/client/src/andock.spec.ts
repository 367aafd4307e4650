import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnsweringServer } from '../test/answering-server.js';
import { Andock, everyRow, NoAnswer, NotModified, ProblemError } from './index.js';

const server = new AnsweringServer();
const pauses: number[] = [];
let url: string;
let andock: Andock;
beforeAll(async () => {
  url = await server.start();
  andock = new Andock({
    url: `${url}/`,
    key: 'adk_test_1',
    language: 'de',
    organisation: 'ext:1',
    retries: {
      attempts: 3,
      timeoutMs: 300,
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    },
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  pauses.length = 0;
});

const APPLICATION = {
  headers: { 'Idempotency-Key': 'a-1' },
  body: { jobId: 'j', candidate: { firstName: 'Ada', lastName: 'Muster', email: 'ada@example.org' } },
};
const BUSY = { status: 503, body: { code: 'request.unavailable' } };

describe('a call', () => {
  it('says who calls, in which language and for whom', async () => {
    server.answer({ status: 200, body: { id: 'c' } });
    expect((await andock.getConnection()).data).toEqual({ id: 'c' });
    expect(server.came[0]).toMatchObject({
      line: 'GET /v1/connection',
      headers: {
        authorization: 'Bearer adk_test_1',
        'accept-language': 'de',
        'andock-organisation': 'ext:1',
      },
    });
  });

  it('throws what the hub refused, with everything to act on', async () => {
    const errors = [{ field: 'jobId', code: 'invalid_format', message: 'keine UUID' }];
    const body = {
      type: '',
      status: 400,
      code: 'request.invalid',
      title: 'Ungültig.',
      requestId: 'r-1',
      errors,
    };
    server.answer({ status: 400, body, headers: { 'content-type': 'application/problem+json' } });
    const error = await andock.createApplication(APPLICATION).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      status: 400,
      code: 'request.invalid',
      requestId: 'r-1',
      errors,
      message: 'Ungültig. (request.invalid); jobId: keine UUID',
    });
    expect(server.came).toHaveLength(1);
  });

  it('throws a ProblemError also when something before the hub answers', async () => {
    server.answer({ status: 403, headers: { 'content-type': 'text/html' } });
    await expect(andock.getConnection()).rejects.toMatchObject({
      status: 403,
      code: 'http.403',
      requestId: null,
    });
  });

  it('throws NotModified at a 304', async () => {
    server.answer({ status: 304 });
    await expect(andock.listPublishedJobs()).rejects.toBeInstanceOf(NotModified);
  });

  it('never follows a redirect, which would carry the key away', async () => {
    server.answer({ status: 302, headers: { location: `${url}/elsewhere` } });
    await expect(andock.reportStatus({ body: { state: 'pending' } })).rejects.toBeInstanceOf(NoAnswer);
    expect(server.came.every(({ line }) => line === 'PUT /v1/connection/status')).toBe(true);
  });
});

describe('trying again', () => {
  it('waits as long as a 429 says, in seconds or until a date', async () => {
    const date = new Date(Date.now() + 20_000).toUTCString();
    server.answer(
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 429, headers: { 'retry-after': date } },
      { status: 200, body: { id: 'c' } },
    );
    await andock.getConnection();
    expect(pauses[0]).toBe(7000);
    expect(pauses[1]).toBeGreaterThan(15_000);
    expect(pauses[1]).toBeLessThanOrEqual(20_000);
  });

  it('does not wait longer than it was told to', async () => {
    server.answer({ status: 429, headers: { 'retry-after': '3600' }, body: { code: 'request.too-many' } });
    await expect(andock.getConnection()).rejects.toMatchObject({ status: 429, code: 'request.too-many' });
    expect(pauses).toEqual([]);
  });

  it('sends the same application with the same key after a 5xx, a broken connection and one in flight', async () => {
    server.answer(BUSY, null, { status: 201, body: { id: 'a' } });
    expect((await andock.createApplication(APPLICATION)).data).toEqual({ id: 'a' });
    expect(
      new Set(server.came.map(({ headers, text }) => `${headers['idempotency-key']?.toString()} ${text}`))
        .size,
    ).toBe(1);
    expect(pauses[0]).toBeLessThanOrEqual(500);
    expect(pauses[1]).toBeLessThanOrEqual(1000);

    server.answer({ status: 409, headers: { 'retry-after': '1' } }, { status: 201, body: { id: 'a' } });
    expect((await andock.createApplication(APPLICATION)).data).toEqual({ id: 'a' });
  });

  it('does not repeat what could be done twice, but for a 429', async () => {
    const retry = () => andock.retryOrganisationDelivery({ path: { id: 'd' } });
    server.answer(BUSY);
    await expect(retry()).rejects.toMatchObject({ status: 503 });
    server.answer(null);
    await expect(retry()).rejects.toBeInstanceOf(NoAnswer);
    expect(pauses).toEqual([]);
    server.answer({ status: 429 }, { status: 204 });
    await retry();
    expect(server.came).toHaveLength(2);
  });

  it('gives up after the last try, with what it saw last', async () => {
    server.answer(BUSY);
    await expect(andock.getConnection()).rejects.toMatchObject({ status: 503 });
    expect(server.came).toHaveLength(3);
    server.answer(null);
    await expect(andock.getConnection()).rejects.toThrow(/no answer/);
    expect(server.came).toHaveLength(3);
  });

  it('ends when the caller wants no more', async () => {
    server.answer(BUSY);
    const ending = new AbortController();
    const patient = new Andock({ url, key: 'k', retries: { attempts: 9 } });
    const call = patient.getConnection({ signal: ending.signal });
    ending.abort(new Error('enough'));
    await expect(call).rejects.toThrow(/enough|abort/i);
    expect(server.came.length).toBeLessThanOrEqual(1);
  });
});

describe('everyRow', () => {
  it('reads page by page, with the query each time', async () => {
    server.answer(
      { status: 200, body: { data: [1, 2], nextCursor: 'x' } },
      { status: 200, body: { data: [3], nextCursor: null } },
    );
    const rows = [];
    for await (const row of everyRow((query) => andock.listApplications({ query }), { limit: 2 }))
      rows.push(row);
    expect(rows).toEqual([1, 2, 3]);
    expect(server.came.map(({ line }) => line)).toEqual([
      'GET /v1/applications?limit=2',
      'GET /v1/applications?limit=2&cursor=x',
    ]);
  });
});

describe('uploadDocument', () => {
  const opened: string[] = [];
  const stream = async function* () {
    opened.push('once more');
    yield new TextEncoder().encode('%PDF-');
    yield Promise.resolve(new TextEncoder().encode('1.4'));
  };

  it.each([
    ['a file', new Blob(['%PDF-1.4'])],
    ['a stream that is opened for each try', stream],
  ])('sends %s as a form, again under the same key', async (_, content) => {
    server.answer(null, { status: 201, body: { id: 'd' } });
    const document = await andock.uploadDocument('a 1', { category: 'cv', fileName: 'L"ü.pdf', content });
    expect(document).toEqual({ id: 'd' });
    const [first, second] = server.came;
    expect(first?.line).toBe('POST /v1/applications/a%201/documents');
    expect(first?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    const form = await new Response(Buffer.from(second?.text ?? '', 'latin1'), {
      headers: { 'content-type': second?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('category')).toBe('cv');
    const file = form.get('file') as File;
    expect([file.name, await file.text()]).toEqual(['L"ü.pdf', '%PDF-1.4']);
  });

  it('throws what the hub refused', async () => {
    server.answer({ status: 415, body: { code: 'applications.file-type-refused', title: 'No.' } });
    const document = { category: 'cv', fileName: 'x.exe', content: stream } as const;
    await expect(andock.uploadDocument('a', document)).rejects.toMatchObject({
      status: 415,
      code: 'applications.file-type-refused',
    });
  });
});
