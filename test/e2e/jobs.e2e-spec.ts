import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_JOB, ConnectedPartner } from '../support/connected-partner.ts';
import { call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const JOBS = '/console/api/jobs';

interface Job {
  readonly id: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly status: string;
  readonly version: number;
  readonly ownerId: string | null;
  readonly publications: readonly { readonly enabled: boolean; readonly published: boolean }[];
}
interface Jobs {
  readonly data: Job[];
  readonly nextCursor: string | null;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let own: ConnectedPartner;
let recruiter: PersonClient;
let auditor: PersonClient;
let stranger: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  own = await ConnectedPartner.connect(hub, await hub.staff('support'));
  [recruiter, auditor] = await Promise.all([
    own.organisation.member('recruiter'),
    own.organisation.member('auditor'),
  ]);
  stranger = await (await hub.organisation()).member('manager');
});
afterAll(() => hub.stop());

const fieldsOf = ({ errors }: Problem) => [...new Set(errors.map(({ field }) => field))];

describe('POST /console/api/jobs', () => {
  it('201: a recruiter makes a job, owns it, and the trail says so', async () => {
    const { status, body } = await recruiter.post<Job>(JOBS, {
      title: ' Köchin ',
      descriptionHtml: '<p onclick="x()">Hallo</p><script>x()</script>',
    });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        title: 'Köchin',
        descriptionHtml: '<p>Hallo</p>',
        status: 'draft',
        version: 1,
        ownerId: recruiter.actor.id,
      }),
    ]);
    expect((await own.organisation.trail()).at(-1)).toBe('job.created');
  });

  it.each<[string, object]>([
    ['title', { ...A_JOB, title: '' }],
    ['title', { ...A_JOB, title: 'a\u0000b' }],
    ['title', { ...A_JOB, title: 'x'.repeat(201) }],
    ['descriptionHtml', { ...A_JOB, descriptionHtml: 7 }],
    ['organisationId', { ...A_JOB, organisationId: 'x' }],
    ['locations.0.country', { ...A_JOB, locations: [{ city: 'Wien', country: 'Austria' }] }],
    ['employmentType', { ...A_JOB, employmentType: 'sometimes' }],
    ['salary.to', { ...A_JOB, salary: { from: 2, to: 1, currency: 'EUR', period: 'month' } }],
    ['salary.currency', { ...A_JOB, salary: { from: 1, to: 2, currency: '€', period: 'month' } }],
    ['questions.0.options', { ...A_JOB, questions: [{ id: 'q', text: 'Was?', type: 'choice' }] }],
    ['questions', { ...A_JOB, questions: ['a', 'b'].map(() => ({ id: 'q', text: 'Was?', type: 'text' })) }],
    ['validThrough', { ...A_JOB, validThrough: '2026-02-30' }],
    ['descriptionHtml', { ...A_JOB, descriptionHtml: '<a>'.repeat(16_000) }],
    ['status', { ...A_JOB, status: 'archived' }],
  ])('400: names the field %s', async (field, body) => {
    const answer = await own.manager.post<Problem>(JOBS, body);
    expect([answer.status, answer.body.code, fieldsOf(answer.body)]).toEqual([
      400,
      'request.invalid',
      [field],
    ]);
  });

  it('401: nobody without a session', async () => {
    expect((await call(`${hub.url}${JOBS}`, { method: 'POST', body: A_JOB })).status).toBe(401);
  });

  it('401: no API key is taken for a session', async () => {
    expect((await own.join.post(JOBS, A_JOB)).status).toBe(401);
  });

  it('403: an auditor reads only', async () => {
    expect(await auditor.post<Problem>(JOBS, A_JOB)).toMatchObject({
      status: 403,
      body: { code: 'access.right-missing' },
    });
  });

  it('403: a page without its CSRF token', async () => {
    const answer = await own.manager.send<Problem>('POST', JOBS, A_JOB, { 'x-csrf-token': 'x' });
    expect([answer.status, answer.body.code]).toEqual([403, 'access.csrf-token-wrong']);
  });

  it('409: an external id is given once', async () => {
    await own.job({ externalId: 'HR-1' });
    expect(await own.manager.post<Problem>(JOBS, { ...A_JOB, externalId: 'HR-1' })).toMatchObject({
      status: 409,
      body: { code: 'jobs.external-id-taken' },
    });
    expect((await stranger.post(JOBS, { ...A_JOB, externalId: 'HR-1' })).status).toBe(201);
  });
});

describe('GET /console/api/jobs', () => {
  it('200: pages through all jobs, newest first, each once', async () => {
    const other = await (await hub.organisation()).member('manager');
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1)
      made.unshift((await other.post<Job>(JOBS, { ...A_JOB, title: `Stelle ${n}` })).body.id);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await other.get<Jobs>(`${JOBS}?limit=2${cursor}`);
      seen.push(...body.data.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(made);
  });

  it('200: finds jobs by part of the title as it is written, and by status', async () => {
    const id = await own.job({ title: '100%ige_Stelle', status: 'closed' });
    for (const search of ['100%ige', 'ige_st']) {
      const { body } = await own.manager.get<Jobs>(`${JOBS}?search=${encodeURIComponent(search)}`);
      expect(body.data.map((job) => job.id)).toEqual([id]);
    }
    expect((await own.manager.get<Jobs>(`${JOBS}?search=100%25ige&status=open`)).body.data).toEqual([]);
  });

  it('200: finds an umlaut in either case', async () => {
    const id = await own.job({ title: 'Ärztliche Übersicht' });
    for (const search of ['ärztliche ü', 'ÄRZTLICHE Ü']) {
      const { body } = await own.manager.get<Jobs>(`${JOBS}?search=${encodeURIComponent(search)}`);
      expect(body.data.map((job) => job.id)).toEqual([id]);
    }
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=abc', 'status=gone', 'sort=salary'])(
    '400: %s',
    async (query) => {
      expect((await own.manager.get(`${JOBS}?${query}`)).status).toBe(400);
    },
  );
});

describe('GET /console/api/jobs/:id', () => {
  it('404: another organisation cannot even see it', async () => {
    const id = await own.job();
    expect((await own.manager.get(`${JOBS}/${id}`)).status).toBe(200);
    expect(await stranger.get<Problem>(`${JOBS}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'jobs.not-found' },
    });
  });

  it('400: an id that is none', async () => {
    const { status, body } = await own.manager.get<Problem>(`${JOBS}/x`);
    expect([status, fieldsOf(body)]).toEqual([400, ['id']]);
  });
});

describe('PATCH /console/api/jobs/:id', () => {
  it('200: changes what is named, makes a new version, and the trail names the fields', async () => {
    const id = await own.job();
    const { status, body } = await own.manager.patch<Job>(`${JOBS}/${id}`, { title: 'Köchin (m/w/d)' });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        title: 'Köchin (m/w/d)',
        version: 2,
        descriptionHtml: A_JOB.descriptionHtml,
      }),
    ]);
    expect((await own.organisation.trail()).at(-1)).toBe('job.changed');
  });

  it('200: a change that changes nothing is none', async () => {
    const id = await own.job();
    const before = await own.organisation.trail();
    expect((await own.manager.patch<Job>(`${JOBS}/${id}`, { title: A_JOB.title })).body.version).toBe(1);
    expect(await own.organisation.trail()).toEqual(before);
  });

  it('200: closing a job turns its switches off, and it is gone for the partner', async () => {
    const id = await own.publishedJob();
    const { body } = await own.manager.patch<Job>(`${JOBS}/${id}`, { status: 'closed' });
    expect(body.publications).toEqual([expect.objectContaining({ enabled: false, published: false })]);
    expect((await own.organisation.trail()).slice(-3).sort()).toEqual([
      'job.changed',
      'publication.hidden',
      'publication.switched',
    ]);
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(404);
  });

  it('400: unknown fields are refused by name, nothing is half-saved', async () => {
    const id = await own.job();
    const { status, body } = await own.manager.patch<Problem>(`${JOBS}/${id}`, {
      title: 'Neu',
      ownerId: null,
      'a.b': 1,
    });
    expect([status, fieldsOf(body)]).toEqual([400, ['ownerId', 'a.b']]);
    expect((await own.manager.get<Job>(`${JOBS}/${id}`)).body.title).toBe(A_JOB.title);
  });

  it('400: If-Match has to be a version', async () => {
    const id = await own.job();
    const answer = await own.manager.send<Problem>(
      'PATCH',
      `${JOBS}/${id}`,
      { title: 'Neu' },
      { 'if-match': 'W/x' },
    );
    expect([answer.status, answer.body.code]).toEqual([400, 'jobs.version-unreadable']);
  });

  it('403: an auditor reads only', async () => {
    expect((await auditor.patch(`${JOBS}/${await own.job()}`, { title: 'x' })).status).toBe(403);
  });

  it('404: another organisation cannot change it', async () => {
    expect((await stranger.patch(`${JOBS}/${await own.job()}`, { title: 'x' })).status).toBe(404);
  });

  it('409: somebody else changed it meanwhile', async () => {
    const id = await own.job();
    const change = (title: string) =>
      own.manager.send<Problem>('PATCH', `${JOBS}/${id}`, { title }, { 'if-match': '"1"' });
    const statuses = (await Promise.all([change('Neu'), change('Anders')])).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect((await change('Später')).body.code).toBe('jobs.changed-meanwhile');
  });
});
