import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { PDF, upload } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import type { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

interface Application {
  readonly id: string;
  readonly candidate: { readonly firstName: string } | null;
  readonly message: string | null;
  readonly answers: readonly { readonly questionId: string; readonly value: string }[];
  readonly documents: readonly { readonly id: string }[];
  readonly deliveries: readonly { readonly id: string; readonly state: string }[];
}
interface Page {
  readonly data: Application[];
  readonly nextCursor: string | null;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

const V1 = '/v1/applications';
const CONSOLE = '/console/api/applications';
const QUESTIONS = [
  { id: 'licence', text: 'Führerschein?', type: 'yes_no', required: true },
  { id: 'since', text: 'Ab wann?', type: 'date' },
  { id: 'years', text: 'Erfahrung in Jahren?', type: 'number' },
  { id: 'shift', text: 'Welche Schicht?', type: 'choice', options: ['früh', 'spät'] },
];

let hub: TestHub;
let own: ConnectedPartner;
let other: ConnectedPartner;
let hr: KeyClient;
let auditor: PersonClient;
let jobId: string;
let asking: string;
beforeAll(async () => {
  hub = await TestHub.start();
  const support = await hub.staff('support');
  [own, other] = await Promise.all([
    ConnectedPartner.connect(hub, support),
    ConnectedPartner.connect(hub, support),
  ]);
  hr = ownSystem(hub, await operatorKey(hub, 'applications:read', 'applications:write'), own.organisation.id);
  [auditor, jobId, asking] = await Promise.all([
    own.organisation.member('auditor'),
    own.publishedJob(),
    own.publishedJob({ questions: QUESTIONS }),
  ]);
});
afterAll(() => hub.stop());

const fieldsOf = ({ errors }: Problem) => [...new Set(errors.map(({ field }) => field))];
const lastEvents = async (count: number) => (await own.organisation.trail()).slice(-count).sort();

describe('POST /v1/applications', () => {
  it('201: is stored with the partner’s tag, repeats nothing of the candidate, and is in the trail', async () => {
    const body = anApplication(jobId, {
      message: 'Guten Tag',
      source: 'LinkedIn',
      externalId: 'a-1',
      consentedAt: '2026-11-01T08:00:00+01:00',
      documentsExpected: 0,
    });
    const { status, body: answer, text } = await own.join.post(V1, body);
    expect([status, answer]).toEqual([
      201,
      {
        id: expect.any(String),
        jobId,
        externalId: 'a-1',
        source: 'LinkedIn',
        tags: ['join'],
        documentsExpected: 0,
        receivedAt: expect.any(String),
      },
    ]);
    expect(text).not.toMatch(/Anna|Muster|example\.org/);
    expect(await lastEvents(2)).toEqual(['api.called', 'application.received']);
    const shown = await own.manager.get<Application>(`${CONSOLE}/${String(answer['id'])}`);
    expect(shown.body).toMatchObject({
      candidate: { firstName: 'Anna', phone: null },
      message: 'Guten Tag',
      tags: ['join'],
    });
  });

  it('201: nothing a candidate wrote stands in the database in plain text', async () => {
    const secret = 'unmistakable-words';
    await own.application(jobId, {
      message: secret,
      candidate: { firstName: secret, lastName: 'x', email: `${secret}@example.org` },
    });
    const { rows: tables } = await hub.database.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker') and table_name not like 'audit_event%'`,
    );
    for (const { name } of [...tables, { name: 'audit_event' }]) {
      const { rows } = await hub.database.query<object>(
        `select 1 from ${name} one where one::text like $1 or one::text like $2`,
        [`%${secret}%`, `%${Buffer.from(secret).toString('hex')}%`],
      );
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('201: answers are kept as the job’s questions ask for them', async () => {
    const answers = [
      { questionId: 'licence', value: true },
      { questionId: 'since', value: '2026-12-01' },
      { questionId: 'years', value: 3.5 },
      { questionId: 'shift', value: 'früh' },
    ];
    const id = await own.application(asking, { answers });
    const { body } = await own.manager.get<Application>(`${CONSOLE}/${id}`);
    expect(body.answers.map(({ value }) => value)).toEqual(['yes', '2026-12-01', '3.5', 'früh']);
  });

  const person = { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org' };
  it.each<[string, () => object]>([
    ['jobId', () => ({ candidate: person })],
    ['jobId', () => ({ ...anApplication('x') })],
    ['candidate', () => ({ jobId })],
    ['candidate.email', () => ({ jobId, candidate: { ...person, email: 'anna' } })],
    ['candidate.firstName', () => ({ jobId, candidate: { ...person, firstName: 'a\nb' } })],
    ['candidate.lastName', () => ({ jobId, candidate: { ...person, lastName: '\udc00' } })],
    ['candidate.birthday', () => ({ jobId, candidate: { ...person, birthday: '2000-01-01' } })],
    ['documentsExpected', () => anApplication(jobId, { documentsExpected: -1 })],
    ['documentsExpected', () => anApplication(jobId, { documentsExpected: 51 })],
    ['message', () => anApplication(jobId, { message: '\u0000' })],
    ['consentedAt', () => anApplication(jobId, { consentedAt: 'yesterday' })],
    ['consentedAt', () => anApplication(jobId, { consentedAt: '0000-01-01T00:00:00Z' })],
    ['consentedAt', () => anApplication(jobId, { consentedAt: '2026-01-01T00:00:00+23:59' })],
    ['tags', () => anApplication(jobId, { tags: ['join'] })],
    ['answers.0.questionId', () => anApplication(jobId, { answers: [{ questionId: 'x', value: 'y' }] })],
    ['answers.licence', () => anApplication(asking)],
    [
      'answers.0.value',
      () => anApplication(asking, { answers: [{ questionId: 'licence', value: 'maybe' }] }),
    ],
  ])('400: names the field %s and stores nothing', async (field, body) => {
    const count = async () => (await hub.database.query('select 1 from application')).rowCount;
    const before = await count();
    const answer = await own.join.post<Problem>(V1, body());
    expect([answer.status, answer.body.code, fieldsOf(answer.body)]).toEqual([
      400,
      'request.invalid',
      [field],
    ]);
    expect(await count()).toBe(before);
  });

  it('400: a body that is no JSON object in UTF-8', async () => {
    for (const body of ['{', '[]', 'null', '"x"', '{"a":\u0000}']) {
      const answer = await own.join.send('POST', V1, body, {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      });
      expect(answer.status).toBe(400);
    }
  });

  it('401 and 403: no key, and one without the scope', async () => {
    expect((await call(`${hub.url}${V1}`, { method: 'POST', body: anApplication(jobId) })).status).toBe(401);
    const reader = ownSystem(hub, await operatorKey(hub, 'applications:read'), own.organisation.id);
    expect(await reader.post(V1, anApplication(jobId))).toMatchObject({
      status: 403,
      body: { code: 'access.scope-missing' },
    });
  });

  it('404: a job that is not published to this partner', async () => {
    for (const id of [await own.job(), await other.publishedJob(), crypto.randomUUID()]) {
      expect(await own.join.post(V1, anApplication(id))).toMatchObject({
        status: 404,
        body: { code: 'jobs.not-published' },
      });
    }
    expect(await hr.post(V1, anApplication(await other.job()))).toMatchObject({
      status: 404,
      body: { code: 'jobs.not-found' },
    });
  });

  it('409: an external id is taken once per connection, and once by the own systems', async () => {
    const body = anApplication(jobId, { externalId: 'once' });
    expect((await own.join.post(V1, body)).status).toBe(201);
    expect(await own.join.post(V1, body)).toMatchObject({
      status: 409,
      body: { code: 'applications.external-id-taken' },
    });
    expect((await hr.post(V1, body)).status).toBe(201);
    expect(await hr.post(V1, body)).toMatchObject({
      status: 409,
      body: { code: 'applications.external-id-taken' },
    });
    expect(
      (await other.join.post(V1, anApplication(await other.publishedJob(), { externalId: 'once' }))).status,
    ).toBe(201);
  });

  it('413: a body over a megabyte (trust 30)', async () => {
    expect(
      (await own.join.post<Problem>(V1, anApplication(jobId, { message: 'x'.repeat(1_100_000) }))).status,
    ).toBe(413);
  });

  it('415: a body that is not JSON', async () => {
    const answer = await own.join.send<Problem>('POST', V1, 'jobId=1', {
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': crypto.randomUUID(),
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'request.body-unsupported']);
  });
});

describe('GET /v1/applications', () => {
  it('200: the organisation’s own, newest first, each once, by job and by person', async () => {
    const job = await own.publishedJob();
    const email = `${crypto.randomUUID()}@example.org`;
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1)
      made.unshift(
        await own.application(job, {
          candidate: { firstName: 'A', lastName: 'B', email: n % 2 ? email : 'x@example.org' },
        }),
      );
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = expectStatus(200, await hr.get<Page>(`${V1}?jobId=${job}&limit=2${cursor}`));
      seen.push(...body.data.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(made);
    const found = await hr.get<Page>(`${V1}?email=${email.toUpperCase()}`);
    expect(found.body.data.map(({ id }) => id)).toEqual([made[1], made[3]]);
  });

  it.each(['limit=101', 'jobId=x', 'email=anna', 'cursor=abc', 'receivedFrom=now', 'name=Anna'])(
    '400: %s',
    async (query) => {
      expect((await hr.get<Problem>(`${V1}?${query}`)).body.errors[0]?.field).toBe(query.split('=')[0]);
    },
  );

  it('403: a partner pushes only', async () => {
    expect((await own.join.get(V1)).status).toBe(403);
  });
});

describe('GET /v1/applications/:id', () => {
  it('200: everything the candidate wrote, and that it was read is in the trail', async () => {
    const id = await own.application(jobId, { message: 'Guten Tag' });
    expect((await hr.get<Application>(`${V1}/${id}`)).body).toMatchObject({
      id,
      message: 'Guten Tag',
      candidate: { firstName: 'Anna' },
    });
    expect(await lastEvents(2)).toEqual(['api.called', 'application.read']);
  });

  it('404: of another organisation', async () => {
    const id = await other.application(await other.publishedJob());
    expect(await hr.get(`${V1}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'applications.not-found' },
    });
    expect((await own.manager.get(`${CONSOLE}/${id}`)).status).toBe(404);
  });
});

describe('POST /console/api/applications', () => {
  it('201: an application that came in another way', async () => {
    const { status, body } = await own.manager.post(
      CONSOLE,
      anApplication(await own.job({ status: 'draft' })),
    );
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        tags: ['console'],
        candidate: expect.objectContaining({ firstName: 'Anna' }),
      }),
    ]);
    expect((await own.organisation.trail()).slice(-5)).toContain('application.received');
  });

  it('201: once, however often the same call is repeated with its Idempotency-Key', async () => {
    const application = anApplication(jobId);
    const again = () => own.manager.send('POST', CONSOLE, application, { 'idempotency-key': 'entered-once' });
    const answers = [await again(), await again()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers.get('idempotency-replayed')).toBe('true');
    const other = { ...application, message: 'Something else.' };
    const reused = await own.manager.send('POST', CONSOLE, other, { 'idempotency-key': 'entered-once' });
    expect(reused.body).toMatchObject({ status: 422, code: 'request.idempotency-key-reused' });
  });

  it('403: no candidate is for auditors and support', async () => {
    const id = await own.application(jobId);
    expect((await auditor.post(CONSOLE, anApplication(jobId))).status).toBe(403);
    const support = (await hub.staff('support')).within(own.organisation.id, 'a test');
    for (const person of [auditor, support]) {
      expect((await person.get(CONSOLE)).status).toBe(403);
      expect((await person.get(`${CONSOLE}/${id}`)).status).toBe(403);
    }
  });
});

describe('POST /console/api/applications/:id/erase', () => {
  const filesOf = async (id: string): Promise<string[]> => {
    const names = await readdir(hub.dataDir, { recursive: true });
    return names.filter((name) => name.includes(join(own.organisation.id, id)));
  };

  it('200: content, files and key are gone for good, and the trail stays', async () => {
    const id = await own.application(jobId, { message: 'Guten Tag', documentsExpected: 1 });
    const { body: document } = expectStatus(
      201,
      await own.join.send<{ id: string }>('POST', `${V1}/${id}/documents`, upload(PDF)),
    );
    expect((await filesOf(id)).some((name) => name.endsWith(document.id))).toBe(true);
    const before = await own.manager.get<Application>(`${CONSOLE}/${id}`);
    expect(before.body.documents).toHaveLength(1);

    const { status, body } = await own.manager.post(`${CONSOLE}/${id}/erase`);
    const erasedAt = new Date(String(body['erasedAt'])).getTime();
    expect([status, body]).toEqual([
      200,
      {
        id,
        erasedAt: expect.any(String),
        unreadableInBackupsFrom: new Date(erasedAt + 14 * 86_400_000).toISOString(),
        recipients: [],
      },
    ]);
    expect(await own.organisation.trail()).toContain('application.erased');

    expect((await own.manager.get(`${CONSOLE}/${id}`)).body).toMatchObject({
      candidate: null,
      message: null,
      answers: [],
      documents: [],
      erasedAt: body['erasedAt'],
    });
    expect((await own.manager.get(`${CONSOLE}/${id}/documents/${document.id}`)).status).toBe(404);
    const { rows } = await hub.database.query<object>(
      `select content, (select count(*)::int from sealing_key where sealing_key.id = application.id) as keys,
              (select count(*)::int from document where application_id = application.id) as documents
       from application where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ content: null, keys: 0, documents: 0 }]);
    await eventually(
      'the files are removed',
      async () => !(await filesOf(id)).some((name) => name.endsWith(document.id)),
    );
  });

  it('200: what has not left is cancelled, and the same person is still known', async () => {
    const id = await hr
      .post<Application>(V1, anApplication(jobId, { documentsExpected: 1 }))
      .then(({ body }) => body.id);
    const waiting = await own.manager.get<Application>(`${CONSOLE}/${id}`);
    expect(waiting.body.deliveries).toEqual([expect.objectContaining({ state: 'held' })]);
    expectStatus(200, await own.manager.post(`${CONSOLE}/${id}/erase`));
    const { body } = await own.manager.get<Application>(`${CONSOLE}/${id}`);
    expect(body.deliveries).toEqual([
      expect.objectContaining({ id: waiting.body.deliveries[0]?.id, state: 'cancelled', reason: null }),
    ]);
    expect(await own.organisation.trail()).toContain('delivery.ended');
    const { body: same } = await hr.get<Page>(`${V1}?email=anna@example.org&limit=100`);
    expect(same.data.map((one) => one.id)).toContain(id);
  });

  it('200: twice is once', async () => {
    const id = await own.application(jobId);
    const erase = () => own.manager.post(`${CONSOLE}/${id}/erase`);
    const first = await erase();
    expect((await erase()).body).toEqual(first.body);
    expect(
      (await own.organisation.trail()).filter((action) => action === 'application.erased').length,
    ).toBeLessThan(4);
  });

  it('403: a recruiter cannot', async () => {
    const recruiter = await own.organisation.member('recruiter');
    expect((await recruiter.post(`${CONSOLE}/${await own.application(jobId)}/erase`)).status).toBe(403);
  });

  it('404: of another organisation', async () => {
    expect((await other.manager.post(`${CONSOLE}/${await own.application(jobId)}/erase`)).status).toBe(404);
  });

  it('410: nothing can be added afterwards', async () => {
    const id = await own.application(jobId);
    await own.manager.post(`${CONSOLE}/${id}/erase`);
    expect(await own.join.send('POST', `${V1}/${id}/documents`, upload(PDF))).toMatchObject({
      status: 410,
      body: { code: 'applications.erased' },
    });
  });
});
