import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { A_JOB, ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import type { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly removed?: true;
  readonly updatedAt: string;
}
interface Jobs {
  readonly data: Listed[];
  readonly nextCursor: string | null;
  readonly watermark: string;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let support: PersonClient;
let own: ConnectedPartner;
let operator: string;
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: '100000' });
  [support, operator] = await Promise.all([
    hub.staff('support'),
    operatorKey(hub, 'jobs:read', 'jobs:write'),
  ]);
  own = await ConnectedPartner.connect(hub, support);
});
afterAll(() => hub.stop());

/** Every page of a list, as a partner reads it. */
async function everyPage(
  by: KeyClient,
  query = '',
): Promise<{ readonly jobs: Listed[]; readonly watermark: string }> {
  const jobs: Listed[] = [];
  for (let cursor = ''; ;) {
    const { body } = expectStatus(200, await by.get<Jobs>(`/v1/jobs?limit=3${query}${cursor}`));
    jobs.push(...body.data);
    if (body.nextCursor === null) return { jobs, watermark: body.watermark };
    cursor = `&cursor=${body.nextCursor}`;
  }
}
const since = (watermark: string) => `&updatedSince=${encodeURIComponent(watermark)}`;
const ids = (jobs: readonly Listed[]) => jobs.map(({ id }) => id);

describe('GET /v1/jobs', () => {
  it('200: only jobs that are switched on and open, and the call is in the log', async () => {
    const published = await own.publishedJob();
    const draft = await own.publishedJob({ status: 'draft' });
    const hidden = await own.job();
    const { jobs } = await everyPage(own.join);
    expect(ids(jobs)).toContain(published);
    expect(ids(jobs)).not.toContain(draft);
    expect(ids(jobs)).not.toContain(hidden);
    expect((await own.organisation.trail()).at(-1)).toBe('api.called');
  });

  it('200: an organisation’s own system reads all of its jobs', async () => {
    const draft = await own.job({ status: 'draft' });
    expect(ids((await everyPage(ownSystem(hub, operator, own.organisation.id))).jobs)).toContain(draft);
  });

  it('200: what left the list since then comes as removed, and nothing else comes', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    const [closed, switchedOff, stays] = [
      await one.publishedJob(),
      await one.publishedJob(),
      await one.publishedJob(),
    ];
    const { watermark } = await settled(one.join);
    await one.manager.patch(`/console/api/jobs/${closed}`, { status: 'closed' });
    await one.publish(switchedOff, false);
    const { jobs, watermark: next } = await everyPage(one.join, since(watermark));
    expect(jobs).toEqual(
      [closed, switchedOff].map((id) => ({ id, removed: true, updatedAt: expect.any(String) })),
    );
    await one.publish(switchedOff);
    expect((await everyPage(one.join, since(next))).jobs).toContainEqual(
      expect.objectContaining({ id: switchedOff, title: A_JOB.title }),
    );
    expect(ids((await everyPage(one.join)).jobs).sort()).toEqual([switchedOff, stays].sort());
  });

  /** The watermark stays a moment behind; this waits until it has passed what was just done. */
  const settled = (by: KeyClient) =>
    eventually('the watermark passes the last change', async () => {
      const { jobs, watermark } = await everyPage(by);
      return jobs.every(({ updatedAt }) => updatedAt < watermark) && { watermark };
    });

  it('200: two pollers beside writers miss no change and get no job twice on a walk', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    const jobs = await Promise.all(Array.from({ length: 12 }, () => one.publishedJob()));
    let writing = true;
    const writer = async (offset: number) => {
      for (let n = 0; n < 40; n += 1) {
        const id = jobs[(n * 5 + offset) % jobs.length] as string;
        if (n % 4 === 3) await one.publish(id, n % 8 !== 3);
        else await one.manager.patch(`/console/api/jobs/${id}`, { title: `Stelle ${offset}.${n}` });
      }
    };
    const poller = async () => {
      const mirror = new Map<string, string>();
      const first = await everyPage(one.join);
      expect(new Set(ids(first.jobs)).size).toBe(first.jobs.length);
      for (const job of first.jobs) mirror.set(job.id, job.title);
      for (let { watermark } = first, last = false; ;) {
        const changes = await everyPage(one.join, since(watermark));
        for (const job of changes.jobs) {
          if (job.removed) mirror.delete(job.id);
          else mirror.set(job.id, job.title);
        }
        ({ watermark } = changes);
        if (last) return mirror;
        last = !writing;
      }
    };
    const pollers = [poller(), poller()];
    await Promise.all([writer(0), writer(1)]);
    writing = false;
    const truth = new Map((await everyPage(one.join)).jobs.map(({ id, title }) => [id, title]));
    for (const mirror of await Promise.all(pollers)) expect(mirror).toEqual(truth);
  });

  it('304: a poll without news is answered without the jobs, is in the log, and every change ends it', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    const id = await one.publishedJob();
    const poll = (tag: string, query = '') =>
      one.join.send<Jobs>('GET', `/v1/jobs${query}`, undefined, { 'if-none-match': tag });
    const tagNow = () =>
      eventually('the list has a tag', async () => (await one.join.get('/v1/jobs')).headers.get('etag'));
    const tag = await tagNow();
    const unchanged = await poll(tag);
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', tag]);
    expect(unchanged.headers.get('ratelimit')).toMatch(/^"key";r=\d+;t=\d+$/);
    const { rows } = await hub.database.query<{ body: Buffer }>(
      `select body from audit_event where organisation_id = $1 and action = 'api.called' order by id desc limit 1`,
      [one.organisation.id],
    );
    expect(JSON.parse(String(rows[0]?.body))).toMatchObject({ facts: { status: 304 } });
    expect((await poll(tag, '?limit=1')).status).toBe(200);

    await one.manager.patch(`/console/api/jobs/${id}`, { title: 'Anders' });
    const changed = await poll(tag);
    expect([changed.status, changed.body.data[0]?.title]).toEqual([200, 'Anders']);
    const next = await tagNow();
    expect((await poll(next)).status).toBe(304);
    await one.publish(id, false);
    expect((await poll(next)).body.data).toEqual([]);
  });

  it('200: no tag while a change is under way that is older than the newest', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    const id = await one.publishedJob();
    const slow = hub.app.get(EntityManager).fork();
    await slow.begin();
    await slow.execute('update job set title = ? where id = ?', ['Langsam', id]);
    await one.publishedJob();
    await setTimeout(300);
    for (let n = 0; n < 5; n += 1) expect((await one.join.get('/v1/jobs')).headers.get('etag')).toBeNull();
    const { watermark } = await everyPage(one.join);
    await slow.commit();
    expect((await everyPage(one.join, since(watermark))).jobs).toContainEqual(
      expect.objectContaining({ title: 'Langsam' }),
    );
  });

  it.each([
    'limit=101',
    'limit=0',
    'limit=1.5',
    'cursor=abc',
    'updatedSince=yesterday',
    'updatedSince=2026-02-30T00:00:00Z',
    'updatedSince=0000-01-01T00:00:00Z',
    'updatedSince=2026-01-01T00:00:00%2B23:59',
    `cursor=${Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', crypto.randomUUID()])).toString('base64url')}`,
    'sort=title',
  ])('400: %s', async (query) => {
    const { status, body } = await own.join.get<Problem>(`/v1/jobs?${query}`);
    expect([status, body.code, body.errors[0]?.field]).toEqual([400, 'request.invalid', query.split('=')[0]]);
  });

  it('400: an operator key has to say for which organisation', async () => {
    const { status, body } = await ownSystem(hub, operator).get<Problem>('/v1/jobs');
    expect([status, body.code]).toEqual([400, 'access.organisation-header-missing']);
  });

  it('401: no key, a wrong one, and a session', async () => {
    const bare = await call<Problem>(`${hub.url}/v1/jobs`);
    expect([bare.status, bare.body.code, bare.headers.get('www-authenticate')]).toEqual([
      401,
      'access.key-refused',
      'Bearer',
    ]);
    const wrong = `${own.join.key.slice(0, -1)}${own.join.key.endsWith('0') ? '1' : '0'}`;
    expect((await call(`${hub.url}/v1/jobs`, { headers: { authorization: `Bearer ${wrong}` } })).status).toBe(
      401,
    );
    expect((await own.manager.get('/v1/jobs')).status).toBe(401);
  });

  it('401: a deleted key at once, and its connection is in repair', async () => {
    const one = await ConnectedPartner.connect(hub, support);
    expect((await one.join.get('/v1/jobs')).status).toBe(200);
    expectStatus(204, await one.manager.delete(`/console/api/keys/${one.keyId}`));
    expect((await one.join.get('/v1/jobs')).status).toBe(401);
    await eventually('the connection is in repair', async () => {
      const { body } = await one.manager.get<{ data: { partner: string; reason: string | null }[] }>(
        '/console/api/connections',
      );
      return body.data.find(({ partner }) => partner === 'join')?.reason === 'deleted_key_in_use';
    });
  });

  it('400: a key in the address is refused', async () => {
    const { status, body } = await call<Problem>(`${hub.url}/v1/jobs?key=${own.join.key}`);
    expect([status, body.code]).toEqual([400, 'access.key-in-address']);
  });

  it('404: an operator key for an organisation that is not there', async () => {
    const { status, body, headers } = await ownSystem(hub, operator, 'ext:nobody').get<Problem>('/v1/jobs');
    expect([status, body.code]).toEqual([404, 'access.organisation-not-found']);
    expect(headers.get('ratelimit')).toMatch(/r=\d+/);
  });
});

describe('GET /v1/jobs/:id', () => {
  it('200: a published job', async () => {
    const id = await own.publishedJob({ externalId: 'V-1' });
    expect(await own.join.get(`/v1/jobs/${id}`)).toMatchObject({
      status: 200,
      body: { id, externalId: 'V-1', status: 'open' },
    });
  });

  it('404: not published, of another organisation, or none', async () => {
    const other = await ConnectedPartner.connect(hub, support);
    for (const id of [await own.job(), await other.publishedJob(), crypto.randomUUID()]) {
      expect(await own.join.get(`/v1/jobs/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'jobs.not-published' },
      });
    }
    expect(
      await ownSystem(hub, operator, other.organisation.id).get(`/v1/jobs/${await own.job()}`),
    ).toMatchObject({
      status: 404,
      body: { code: 'jobs.not-found' },
    });
  });
});

describe('PUT /v1/jobs/by-external-id/:externalId', () => {
  const hr = () => ownSystem(hub, operator, own.organisation.id);
  const lastCall = async () => {
    const { rows } = await hub.database.query<{ body: Buffer }>(
      `select body from audit_event where organisation_id = $1 and action = 'api.called' order by id desc limit 1`,
      [own.organisation.id],
    );
    return (JSON.parse(String(rows[0]?.body)) as { facts: { status: number } }).facts.status;
  };

  it('201, then 200: makes the job once, brings it up to date, and the log has the status of each answer', async () => {
    const path = '/v1/jobs/by-external-id/HR%2F4711%20a';
    const { status, body } = await hr().put<Listed>(path, { title: 'Koch', descriptionHtml: 'Wir kochen.' });
    expect([status, await lastCall(), body]).toEqual([
      201,
      201,
      expect.objectContaining({ externalId: 'HR/4711 a', status: 'open' }),
    ]);
    const changed = await hr().put<Listed>(path, { title: 'Köchin', descriptionHtml: 'Wir kochen.' });
    expect([changed.status, await lastCall(), changed.body.id, changed.body.title]).toEqual([
      200,
      200,
      body.id,
      'Köchin',
    ]);
    const before = (await own.organisation.trail()).filter((action) => action === 'job.synchronised').length;
    expect(before).toBe(2);
    expect((await hr().put(path, { title: 'Köchin', descriptionHtml: 'Wir kochen.' })).status).toBe(200);
    expect((await own.organisation.trail()).filter((action) => action === 'job.synchronised')).toHaveLength(
      before,
    );
  });

  it('201: ten at once make one job', async () => {
    const put = () =>
      hr().put<Listed>('/v1/jobs/by-external-id/same', { title: 'Koch', descriptionHtml: 'x' });
    const answers = await Promise.all(Array.from({ length: 10 }, put));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('200: brings a job up to date that somebody makes in the console at the same moment', async () => {
    const blocker = await hub.database.connect();
    const waiting = async () =>
      (await hub.database.query('select 1 from pg_locks where not granted')).rows.length;
    try {
      await blocker.query('begin');
      await blocker.query('lock table job in share mode');
      const made = own.manager.post('/console/api/jobs', { ...A_JOB, externalId: 'at-once' });
      await eventually('one waits', async () => (await waiting()) >= 1);
      const brought = hr().put('/v1/jobs/by-external-id/at-once', { title: 'Koch', descriptionHtml: 'x' });
      await eventually('both wait', async () => (await waiting()) >= 2);
      await blocker.query('commit');
      expect([(await made).status, (await brought).status]).toEqual([201, 200]);
    } finally {
      blocker.release();
    }
  });

  it('201: names the job at Personio in the same call', async () => {
    const body = { title: 'Koch', descriptionHtml: 'x', ats: { personio: { job: 1234567 } } };
    const { body: job } = expectStatus(201, await hr().put<Listed>('/v1/jobs/by-external-id/with-ats', body));
    const linked = async () =>
      (
        await hub.database.query<{ position_id: string }>(
          'select position_id from personio_job where job_id = $1',
          [job.id],
        )
      ).rows;
    expect(await linked()).toEqual([{ position_id: '1234567' }]);
    expect(await own.organisation.trail()).toContain('job.mapped');
    const moved = { ...body, ats: { personio: { job: 'https://muster.jobs.personio.com/job/1234570' } } };
    expectStatus(200, await hr().put('/v1/jobs/by-external-id/with-ats', moved));
    expect(await linked()).toEqual([{ position_id: '1234570' }]);
    const before = await own.organisation.trail();
    expectStatus(200, await hr().put('/v1/jobs/by-external-id/with-ats', moved));
    expect((await own.organisation.trail()).slice(before.length)).toEqual(['api.called']);
  });

  it.each<[string, object]>([
    ['title', { descriptionHtml: 'x' }],
    ['externalId', { title: 'Koch', descriptionHtml: 'x', externalId: 'x' }],
    ['ats.personio.job', { title: 'Koch', descriptionHtml: 'x', ats: { personio: { job: 'nonsense' } } }],
    ['ats.personio.job', { title: 'Koch', descriptionHtml: 'x', ats: { personio: {} } }],
    ['validThrough', { title: 'Koch', descriptionHtml: 'x', validThrough: '0000-01-01' }],
    ['ats.workday', { title: 'Koch', descriptionHtml: 'x', ats: { workday: { job: 1 } } }],
  ])('400: names the field %s and saves nothing', async (field, body) => {
    const answer = await hr().put<Problem>('/v1/jobs/by-external-id/never', body);
    expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, field]);
    expect((await hub.database.query(`select 1 from job where external_id = 'never'`)).rows).toEqual([]);
  });

  it('400: an external id that cannot be stored', async () => {
    for (const id of ['%00', '%0a', '%20', 'x'.repeat(201)]) {
      expect((await hr().put(`/v1/jobs/by-external-id/${id}`, A_JOB)).status).toBe(400);
    }
  });

  it('400: an operator key has to say for which organisation', async () => {
    const { status, body } = await ownSystem(hub, operator).put<Problem>('/v1/jobs/by-external-id/x', {
      title: 'x',
      descriptionHtml: 'x',
    });
    expect([status, body.code]).toEqual([400, 'access.organisation-header-missing']);
  });

  it('403: a partner’s key', async () => {
    const answer = await own.join.put<Problem>('/v1/jobs/by-external-id/x', {
      title: 'x',
      descriptionHtml: 'x',
    });
    expect([answer.status, answer.body.code, answer.headers.get('ratelimit')]).toEqual([
      403,
      'access.scope-missing',
      expect.any(String),
    ]);
  });

  it('404: a connection that is not there, and nothing is saved', async () => {
    const ats = { personio: { job: 1, connection: crypto.randomUUID() } };
    const answer = await hr().put<Problem>('/v1/jobs/by-external-id/nowhere', {
      title: 'x',
      descriptionHtml: 'x',
      ats,
    });
    expect([answer.status, answer.body.code]).toEqual([404, 'connections.not-found']);
    expect((await hub.database.query(`select 1 from job where external_id = 'nowhere'`)).rows).toEqual([]);
  });
});

describe('DELETE /v1/jobs/by-external-id/:externalId', () => {
  const path = '/v1/jobs/by-external-id/to-close';

  it('204: closes and unpublishes the job, twice is once', async () => {
    const hr = ownSystem(hub, operator, own.organisation.id);
    const { body } = await hr.put<Listed>(path, { title: 'Koch', descriptionHtml: 'x' });
    await own.publish(body.id);
    expect((await hr.delete(path)).status).toBe(204);
    const trail = await own.organisation.trail();
    expect(trail.slice(-4).sort()).toEqual([
      'api.called',
      'job.changed',
      'publication.hidden',
      'publication.switched',
    ]);
    expect((await own.join.get(`/v1/jobs/${body.id}`)).status).toBe(404);
    expect((await hr.delete(path)).status).toBe(204);
    expect((await own.organisation.trail()).slice(trail.length)).toEqual(['api.called', 'api.called']);
  });

  it('404: not there, or of another organisation', async () => {
    const other = await hub.organisation();
    for (const by of [ownSystem(hub, operator, other.id), ownSystem(hub, operator, own.organisation.id)]) {
      expect(await by.delete('/v1/jobs/by-external-id/not-there')).toMatchObject({
        status: 404,
        body: { code: 'jobs.not-found' },
      });
    }
  });
});
