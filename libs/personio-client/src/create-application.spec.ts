import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { answering, bodyOf, clientAgainst, closeOpened, credentials, never } from '../test/local-server.js';
import type { NewPersonioApplication, PersonioClient } from './index.js';

afterEach(closeOpened);

const application: NewPersonioApplication = {
  first_name: 'Wilhelmine',
  last_name: 'Testfrau',
  email: 'wilhelmine@example.test',
  job_position_id: 1234567,
  recruiting_channel_id: 815,
  tags: ['join'],
  files: [{ uuid: 'a-1', original_filename: 'Lebenslauf Testfrau.pdf', category: 'cv' }],
  attributes: [{ id: 'phone', value: '+49 170 1234' }],
};
const create = (client: PersonioClient) => client.createApplication(credentials, application, never);

describe('createApplication', () => {
  it('accepted: sends the wire body and headers, and records them without token and candidate', async () => {
    const seen: { url?: string | undefined; headers?: IncomingMessage['headers']; body?: unknown } = {};
    const client = await clientAgainst(async (request, response) => {
      Object.assign(seen, { url: request.url, headers: request.headers });
      seen.body = JSON.parse((await bodyOf(request)).toString());
      response.writeHead(201).end();
    });
    const answer = await create(client);
    expect(answer).toMatchObject({
      kind: 'accepted',
      value: undefined,
      exchange: { method: 'POST', status: 201, answer: '' },
    });
    expect(seen.url).toBe('/personio/v1/recruiting/applications');
    expect(seen.body).toEqual(application);
    expect(seen.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'x-company-id': '4711',
      'x-personio-partner-id': 'ANDOCK',
      'x-personio-app-id': 'ANDOCK_HUB',
      'content-type': 'application/json',
    });
    const record = JSON.stringify(answer.exchange);
    expect(record).not.toMatch(/secret-token|Wilhelmine|Testfrau|example|1234"/);
    expect(answer.exchange.request).toMatchObject({
      job_position_id: 1234567,
      tags: ['join'],
      files: [{ category: 'cv' }],
    });
  });

  it('refused: reads every reason of the first error shape', async () => {
    const body = {
      errors: [
        {
          field: 'email',
          errors: [
            { reason: 'errors.applicant-already-exists' },
            { reason: 'errors.other', context: { a: 1 } },
          ],
        },
        { field: 'files', errors: [{ reason: 'errors.file-validation.file-not-exists' }] },
      ],
    };
    const answer = await create(await clientAgainst(answering(400, JSON.stringify(body))));
    expect(answer).toMatchObject({
      kind: 'refused',
      status: 400,
      reasons: [
        { field: 'email', reason: 'errors.applicant-already-exists' },
        { field: 'email', reason: 'errors.other', context: { a: 1 } },
        { field: 'files', reason: 'errors.file-validation.file-not-exists' },
      ],
    });
  });

  it('refused: reads the second error shape', async () => {
    const answer = await create(
      await clientAgainst(answering(403, '{"error":{"reason":"feature.recruiting.disabled"}}')),
    );
    expect(answer).toMatchObject({
      kind: 'refused',
      status: 403,
      reasons: [{ field: null, reason: 'feature.recruiting.disabled' }],
    });
  });

  it.each([
    '<html>no</html>',
    '',
    '[]',
    'null',
    '{"errors":7}',
    '{"errors":[null,7,{"field":3,"errors":{"reason":[]}},{"errors":[{"reason":9}]}],"error":[]}',
    '['.repeat(100_000),
  ])('refused: without reasons when the body is %.40s', async (body) => {
    expect(await create(await clientAgainst(answering(401, body)))).toMatchObject({
      kind: 'refused',
      status: 401,
      reasons: [],
    });
  });

  it('rate-limited: with the wait that Personio asks for', async () => {
    expect(await create(await clientAgainst(answering(429, '', { 'retry-after': '60' })))).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 60_000,
    });
    expect(
      await create(await clientAgainst(answering(429, 'soon', { 'retry-after': 'soonish' }))),
    ).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: null,
    });
  });

  it.each([
    [500, 'oops', {}],
    [200, '<html>Welcome</html>', { 'content-type': 'text/html' }],
    [200, '{"error":{"reason":"x"}}', {}],
    [200, '[]', {}],
    [204, '', {}],
    [302, '', { location: '/elsewhere' }],
    [307, '', { location: '/elsewhere' }],
  ])('failed: %d %s is not understood, and never followed', async (status, body, headers) => {
    let calls = 0;
    const answer = await create(
      await clientAgainst((request, response) => {
        calls += 1;
        answering(status, body, headers as Record<string, string>)(request, response);
      }),
    );
    expect(answer).toMatchObject({ kind: 'failed', status });
    expect(calls).toBe(1);
  });

  it("keeps the partner's words, but neither the candidate's nor an e-mail address", async () => {
    const words = {
      errors: [
        {
          field: 'email',
          errors: [
            { reason: 'TESTFRAU, Wilhelmine <other@mail.test> exists', context: { phone: '+49 170 1234' } },
          ],
        },
      ],
    };
    const answer = await create(await clientAgainst(answering(400, JSON.stringify(words))));
    expect(JSON.stringify(answer)).not.toMatch(/testfrau|wilhelmine|other@|170/i);
    expect(answer).toMatchObject({
      reasons: [{ field: 'email', reason: '[redacted], [redacted] <[redacted]> exists' }],
    });
  });
});

describe('probe', () => {
  it('posts an empty object as it is', async () => {
    let received = '';
    const client = await clientAgainst(async (request, response) => {
      received = (await bodyOf(request)).toString();
      response.writeHead(400).end('{"errors":[]}');
    });
    expect(await client.probe(credentials, {}, never)).toMatchObject({
      kind: 'refused',
      exchange: { request: {} },
    });
    expect(received).toBe('{}');
  });
});
