import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface Publication {
  readonly enabled: boolean;
  readonly published: boolean;
  readonly partnerState: string | null;
  readonly partnerMessage: string | null;
  readonly boards: readonly object[];
  readonly reportedAt: string | null;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let support: PersonClient;
let own: ConnectedPartner;
let other: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
  [own, other] = await Promise.all([
    ConnectedPartner.connect(hub, support),
    ConnectedPartner.connect(hub, support),
  ]);
});
afterAll(() => hub.stop());

const switchOf = (jobId: string) => `/console/api/jobs/${jobId}/publications/join`;
const shown = async (jobId: string) =>
  (await own.manager.get<{ publications: Publication[] }>(`/console/api/jobs/${jobId}`)).body
    .publications[0] as Publication;
const somebodyWaits = async () =>
  (await hub.database.query('select 1 from pg_locks where not granted')).rows.length > 0;
const countOf = async (action: string) =>
  (await own.organisation.trail()).filter((one) => one === action).length;

describe('PUT /console/api/jobs/:id/publications/:partner', () => {
  it('200: off by default; on, the partner sees the job, and the trail says who switched', async () => {
    const id = await own.job();
    expect(await shown(id)).toMatchObject({ enabled: false, published: false });
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(404);
    const { status, body } = await own.manager.put<Publication>(switchOf(id), { enabled: true });
    expect([status, body]).toEqual([200, expect.objectContaining({ enabled: true, published: true })]);
    expect((await own.organisation.trail()).slice(-2)).toEqual(['publication.switched', 'publication.shown']);
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(200);
  });

  it('200: the same again changes nothing', async () => {
    const id = await own.publishedJob();
    const before = await countOf('publication.switched');
    await own.publish(id);
    expect(await countOf('publication.switched')).toBe(before);
  });

  it('200: a draft that is switched on is seen as soon as it opens', async () => {
    const id = await own.publishedJob({ status: 'draft' });
    expect(await shown(id)).toMatchObject({ enabled: true, published: false });
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(404);
    await own.manager.patch(`/console/api/jobs/${id}`, { status: 'open' });
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(200);
  });

  it('200: a closed job that opens again stays switched off', async () => {
    const id = await own.publishedJob();
    for (const status of ['closed', 'open']) await own.manager.patch(`/console/api/jobs/${id}`, { status });
    expect(await shown(id)).toMatchObject({ enabled: false, published: false });
  });

  it('200: a draft that opens while the connection is being switched off is not seen', async () => {
    const own = await ConnectedPartner.connect(hub, support);
    const id = await own.job({ status: 'draft' });
    await own.publish(id);
    const off = await hub.database.connect();
    try {
      await off.query('begin');
      await off.query('update publication set enabled = false where job_id = $1', [id]);
      const opened = own.manager.patch(`/console/api/jobs/${id}`, { status: 'open' });
      await eventually('waiting', somebodyWaits);
      await off.query('commit');
      expectStatus(200, await opened);
    } finally {
      off.release();
    }
    expect(await own.join.post('/v1/applications', anApplication(id))).toEqual(
      refused(404, 'jobs.not-published'),
    );
  });

  it('200: switching the connection off unpublishes everything', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    const id = await one.publishedJob();
    expectStatus(200, await one.manager.post('/console/api/connections/join/switch-off', { confirm: true }));
    const { rows } = await hub.database.query<object>(
      'select enabled, unpublished_at is not null as over from publication where job_id = $1',
      [id],
    );
    expect(rows).toEqual([{ enabled: false, over: true }]);
    expect(await one.organisation.trail()).toEqual(
      expect.arrayContaining(['connection.changed', 'publication.switched']),
    );
  });

  it.each<[string, object]>([
    ['enabled', {}],
    ['enabled', { enabled: 'yes' }],
    ['boards', { enabled: true, boards: [] }],
  ])('400: names the field %s', async (field, body) => {
    const answer = await own.manager.put<Problem>(switchOf(await own.job()), body);
    expect([answer.status, answer.body.errors.map((one) => one.field)]).toEqual([400, [field]]);
  });

  it('401 and 403: nobody without a session, and no auditor', async () => {
    const id = await own.job();
    expect((await call(`${hub.url}${switchOf(id)}`, { method: 'PUT', body: { enabled: true } })).status).toBe(
      401,
    );
    const auditor = await own.organisation.member('auditor');
    expect((await auditor.put(switchOf(id), { enabled: true })).status).toBe(403);
    const recruiter = await own.organisation.member('recruiter');
    expect((await recruiter.put(switchOf(id), { enabled: true })).status).toBe(200);
  });

  it('404: a job of another organisation, and a partner that is not there', async () => {
    expect((await other.manager.put(switchOf(await own.job()), { enabled: true })).status).toBe(404);
    const unknown = await own.manager.put<Problem>(`/console/api/jobs/${await own.job()}/publications/xing`, {
      enabled: true,
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'connections.not-found']);
  });

  it('409: a partner that is not active, and one that takes no jobs', async () => {
    const idle = await (await hub.organisation()).member('manager');
    const { body } = await idle.post<{ id: string }>('/console/api/jobs', {
      title: 'Koch',
      descriptionHtml: 'x',
      status: 'open',
    });
    const answer = (partner: string) =>
      idle.put<Problem>(`/console/api/jobs/${body.id}/publications/${partner}`, { enabled: true });
    expect(await answer('join')).toMatchObject({ status: 409, body: { code: 'jobs.partner-not-active' } });
    expect(await answer('personio')).toMatchObject({
      status: 409,
      body: { code: 'jobs.partner-takes-no-jobs' },
    });
  });
});

describe('PUT /v1/jobs/:id/publication', () => {
  const boards = [
    { name: 'LinkedIn', state: 'live', url: 'https://www.linkedin.com/jobs/view/1' },
    { name: 'XING', state: 'queued' },
  ];

  it('200: state, message and boards are shown as reported, and the report is in the trail', async () => {
    const id = await own.publishedJob();
    const report = { state: 'live', message: 'Läuft.\nSeit heute.', boards };
    const { status, body } = await own.join.put(`/v1/jobs/${id}/publication`, report);
    expect([status, body]).toEqual([200, { jobId: id, ...report, reportedAt: expect.any(String) }]);
    expect(await shown(id)).toMatchObject({
      partnerState: 'live',
      partnerMessage: report.message,
      boards,
      reportedAt: expect.any(String),
    });
    expect((await own.organisation.trail()).slice(-2).sort()).toEqual(['api.called', 'publication.reported']);
  });

  it('200: the same again is no news, and it does not bring the job back into the list of changes', async () => {
    const id = await own.publishedJob();
    const report = () =>
      own.join.put<{ reportedAt: string }>(`/v1/jobs/${id}/publication`, { state: 'live', boards });
    const first = await report();
    const before = await countOf('publication.reported');
    expect((await report()).body.reportedAt).toBe(first.body.reportedAt);
    expect(await countOf('publication.reported')).toBe(before);
    const { rows } = await hub.database.query<object>(
      'select updated_at < reported_at as older from publication where job_id = $1',
      [id],
    );
    expect(rows).toEqual([{ older: true }]);
  });

  it('200: a job that was unpublished may be reported as taken down', async () => {
    const id = await own.publishedJob();
    await own.publish(id, false);
    expect((await own.join.put(`/v1/jobs/${id}/publication`, { state: 'archived' })).status).toBe(200);
  });

  it.each<[string, object]>([
    ['state', {}],
    ['state', { state: 'gone' }],
    ['message', { state: 'live', message: 'x'.repeat(2001) }],
    ['message', { state: 'live', message: '\ud800' }],
    ['boards.0.url', { state: 'live', boards: [{ name: 'XING', state: 'live', url: 'http://xing.com/1' }] }],
    [
      'boards.0.url',
      { state: 'live', boards: [{ name: 'XING', state: 'live', url: 'javascript:alert(1)' }] },
    ],
    [
      'boards.0.url',
      { state: 'live', boards: [{ name: 'XING', state: 'live', url: 'https://me:secret@xing.com/1' }] },
    ],
    ['boards.0.name', { state: 'live', boards: [{ name: '', state: 'live' }] }],
    ['boards', { state: 'live', boards: Array.from({ length: 101 }, () => ({ name: 'x', state: 'live' })) }],
    ['enabled', { state: 'live', enabled: true }],
  ])('400: names the field %s', async (field, body) => {
    const answer = await own.join.put<Problem>(`/v1/jobs/${await own.publishedJob()}/publication`, body);
    expect([answer.status, [...new Set(answer.body.errors.map((one) => one.field))]]).toEqual([400, [field]]);
  });

  it('401 and 403: no key, and one without the scope', async () => {
    const id = await own.publishedJob();
    expect(
      (await call(`${hub.url}/v1/jobs/${id}/publication`, { method: 'PUT', body: { state: 'live' } })).status,
    ).toBe(401);
    const reader = ownSystem(hub, await operatorKey(hub, 'jobs:read'), own.organisation.id);
    expect(await reader.put(`/v1/jobs/${id}/publication`, { state: 'live' })).toMatchObject({
      status: 403,
      body: { code: 'access.scope-missing' },
    });
  });

  it('404: never published, and of another organisation', async () => {
    for (const id of [await own.job(), await other.publishedJob(), crypto.randomUUID()]) {
      const answer = await own.join.put<Problem>(`/v1/jobs/${id}/publication`, { state: 'live' });
      expect([answer.status, answer.body.code]).toEqual([404, 'jobs.not-published']);
    }
  });
});

describe('an application to a job that was unpublished', () => {
  const age = (jobId: string, days: number) =>
    hub.database.query(
      `update publication set unpublished_at = now() - make_interval(days => $2) where job_id = $1`,
      [jobId, days],
    );

  it('201: is taken for 30 days', async () => {
    const id = await own.publishedJob();
    await own.publish(id, false);
    await age(id, 29);
    expect((await own.join.post('/v1/applications', anApplication(id))).status).toBe(201);
  });

  it('201: also once the job is closed', async () => {
    const id = await own.publishedJob();
    await own.manager.patch(`/console/api/jobs/${id}`, { status: 'closed' });
    expect((await own.join.post('/v1/applications', anApplication(id))).status).toBe(201);
  });

  it('404: after 30 days, and to a job that was never published', async () => {
    const id = await own.publishedJob();
    await own.publish(id, false);
    await age(id, 31);
    for (const jobId of [id, await own.job(), await other.publishedJob()]) {
      const { status, body } = await own.join.post<Problem>('/v1/applications', anApplication(jobId));
      expect([status, body.code]).toEqual([404, 'jobs.not-published']);
    }
  });

  it('201: again once it is published again', async () => {
    const id = await own.publishedJob();
    await own.publish(id, false);
    await age(id, 31);
    await own.publish(id);
    expect((await own.join.post('/v1/applications', anApplication(id))).status).toBe(201);
  });
});
