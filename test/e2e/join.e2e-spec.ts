import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

interface View {
  readonly partner: string;
  readonly state: string;
  readonly reason: string | null;
  readonly reasonDetail: string | null;
  readonly lastSeenAt: string | null;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let support: PersonClient;
let operator: string;
/** For tests that leave its state alone. */
let steady: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start();
  [support, operator] = await Promise.all([
    hub.staff('support'),
    operatorKey(hub, 'connection:read', 'connection:write', 'jobs:read'),
  ]);
  steady = await connected();
});
afterAll(() => hub.stop());

const connected = () => ConnectedPartner.connect(hub, support);
const joinOf = async ({ manager }: ConnectedPartner) => {
  const { body } = await manager.get<{ data: View[] }>('/console/api/connections');
  return body.data.find(({ partner }) => partner === 'join') as View;
};

describe('GET /v1/connection', () => {
  it('200: whose key it is, its state and scopes; the call is in the log and the connection was seen', async () => {
    const own = await connected();
    const { status, body } = await own.join.get('/v1/connection');
    expect([status, body]).toEqual([
      200,
      {
        id: expect.any(String),
        partner: 'join',
        organisation: { id: own.organisation.id, name: 'Testfirma' },
        state: 'pending',
        scopes: [
          'connection:read',
          'connection:write',
          'jobs:read',
          'publications:write',
          'applications:write',
        ],
      },
    ]);
    expect((await own.organisation.trail()).at(-1)).toBe('api.called');
    await eventually('the connection was seen', async () => (await joinOf(own)).lastSeenAt);
  });

  it('200: an operator key, with and without an organisation', async () => {
    const { id } = await hub.organisation('Operiert');
    expect((await ownSystem(hub, operator, id).get('/v1/connection')).body).toMatchObject({
      id: null,
      partner: null,
      organisation: { id, name: 'Operiert' },
    });
    expect((await ownSystem(hub, operator).get('/v1/connection')).body).toMatchObject({
      organisation: null,
      state: null,
    });
  });

  it('401: without a key', async () => {
    expect((await call(`${hub.url}/v1/connection`)).status).toBe(401);
  });
});

describe('a good call', () => {
  it('connects a pending connection when it reads the jobs', async () => {
    const own = await connected();
    expect((await joinOf(own)).state).toBe('pending');
    await own.join.get('/v1/jobs');
    expect((await joinOf(own)).state).toBe('connected');
    expect(await own.organisation.trail()).toContain('connection.changed');
  });

  it('does not outrank what the partner said', async () => {
    const own = await connected();
    await own.join.put('/v1/connection/status', { state: 'pending' });
    await own.join.get('/v1/jobs');
    expect((await joinOf(own)).state).toBe('pending');
  });

  it('is seen whatever it asks for, and a refused one is not', async () => {
    const own = await connected();
    expect((await own.join.get('/v1/jobs/nonsense')).status).toBe(400);
    expect((await joinOf(own)).lastSeenAt).toBeNull();
    expectStatus(200, await own.join.put('/v1/connection/postings', { postings: [] }));
    await eventually('the connection was seen', async () => (await joinOf(own)).lastSeenAt);
  });
});

describe('PUT /v1/connection/status', () => {
  it('200: repair with the partner’s words, and back by itself when it is good again', async () => {
    const own = await connected();
    const { status, body } = await own.join.put('/v1/connection/status', {
      state: 'repair',
      message: 'Token abgelaufen',
    });
    expect([status, body['state']]).toEqual([200, 'repair']);
    expect(await joinOf(own)).toMatchObject({ state: 'repair', reason: 'partner_reported_fault' });
    expect(await own.organisation.trail()).toEqual(
      expect.arrayContaining(['connection.status-reported', 'connection.changed']),
    );
    expect((await own.join.put('/v1/connection/status', { state: 'connected' })).body['state']).toBe(
      'connected',
    );
    expect((await joinOf(own)).state).toBe('connected');
  });

  it('200: the same again is no news', async () => {
    const own = await connected();
    const report = () => own.join.put('/v1/connection/status', { state: 'connected' });
    await report();
    const before = (await own.organisation.trail()).filter((action) => action !== 'api.called');
    expectStatus(200, await report());
    expect((await own.organisation.trail()).filter((action) => action !== 'api.called')).toEqual(before);
  });

  it.each<[string, object]>([
    ['state', {}],
    ['state', { state: 'off' }],
    ['message', { state: 'repair', message: ' ' }],
    ['reason', { state: 'repair', reason: 'x' }],
  ])('400: names the field %s', async (field, body) => {
    const answer = await steady.join.put<Problem>('/v1/connection/status', body);
    expect([answer.status, answer.body.errors.map((one) => one.field)]).toEqual([400, [field]]);
  });

  it('401, 403 and 409: no key, no scope, and a key of no connection', async () => {
    expect(
      (await call(`${hub.url}/v1/connection/status`, { method: 'PUT', body: { state: 'connected' } })).status,
    ).toBe(401);
    const { id } = await hub.organisation();
    const reader = ownSystem(hub, await operatorKey(hub, 'jobs:read'), id);
    expect((await reader.put('/v1/connection/status', { state: 'connected' })).status).toBe(403);
    const answer = await ownSystem(hub, operator, id).put<Problem>('/v1/connection/status', {
      state: 'connected',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'join.key-without-connection']);
  });
});

describe('GET /console/api/connections/:partner/activity', () => {
  const activityOf = ({ manager }: ConnectedPartner) =>
    manager.get<{
      lastSeenAt: string | null;
      calls: { kind: string; count: number; refused: number }[];
      applications: { count: number; lastAt: string | null };
      lastReport: object | null;
    }>('/console/api/connections/join/activity');

  it('200: nothing before the first call, then each kind of call, what was refused and what came of it', async () => {
    const own = await connected();
    expect((await activityOf(own)).body).toEqual({
      lastSeenAt: null,
      calls: [],
      applications: { count: 0, lastAt: null },
      lastReport: null,
    });
    const jobId = await own.publishedJob();
    expectStatus(200, await own.join.get('/v1/jobs'));
    expectStatus(200, await own.join.get(`/v1/jobs/${jobId}`));
    expectStatus(400, await own.join.get('/v1/jobs?limit=0'));
    expectStatus(
      201,
      await own.join.post('/v1/applications', anApplication(jobId, { documentsExpected: 1 })),
    );
    expectStatus(200, await own.join.put(`/v1/jobs/${jobId}/publication`, { state: 'live' }));
    const { body } = await activityOf(own);
    expect(body.calls.map(({ kind, count, refused }) => [kind, count, refused])).toEqual([
      ['publication-reported', 1, 0],
      ['application-sent', 1, 0],
      ['jobs-read', 3, 1],
    ]);
    expect(body).toMatchObject({
      applications: { count: 1, lastAt: expect.any(String) },
      lastReport: { jobId, title: 'Koch (m/w/d)', state: 'live' },
    });
  });

  it('200: what another organisation’s partner did is nowhere in it; calls of a day ago are no longer', async () => {
    const own = await connected();
    expectStatus(200, await own.join.get('/v1/jobs'));
    expect((await activityOf(await connected())).body.calls).toEqual([]);
    hub.clock.advance(25 * 3_600_000);
    const manager = await own.organisation.member('manager');
    const { body } = await manager.get('/console/api/connections/join/activity');
    hub.clock.reset();
    expect(body).toMatchObject({ calls: [], lastSeenAt: expect.any(String) });
  });

  it('401, 404: nobody without a session, and no connection of others', async () => {
    const other = await joinOf(await connected());
    const path = (id: string) => `/console/api/connections/${id}/activity`;
    expect((await call(`${hub.url}${path('join')}`)).status).toBe(401);
    const id = (other as View & { id: string }).id;
    expect((await steady.manager.get(path(id))).status).toBe(404);
  });
});

describe('PUT /v1/connection/postings', () => {
  const posting = (externalId: string, more: object = {}) => ({
    externalId,
    title: 'Filialleitung',
    state: 'archived',
    ...more,
  });
  const known = async ({ manager }: ConnectedPartner) => {
    const { body } = await manager.get<{ data: { externalId: string }[] }>(
      '/console/api/connections/join/postings',
    );
    return body.data.map(({ externalId }) => externalId);
  };

  it('200: the whole set replaces the one before, and the report is in the trail', async () => {
    const own = steady;
    const report = (...postings: object[]) => own.join.put('/v1/connection/postings', { postings });
    expect(await report(posting('b'), posting('a', { url: 'https://join.com/a' }))).toMatchObject({
      status: 200,
      body: { postings: 2 },
    });
    expect(await known(own)).toEqual(['a', 'b']);
    const before = await own.organisation.trail();
    expect(before).toContain('connection.postings-reported');
    expectStatus(200, await report(posting('a', { url: 'https://join.com/a' }), posting('b')));
    expect((await own.organisation.trail()).slice(before.length)).toEqual(['api.called']);
    await report(posting('c'));
    expect(await known(own)).toEqual(['c']);
    expectStatus(200, await report());
    expect(await known(own)).toEqual([]);
  });

  it('200: only its own organisation sees them', async () => {
    const other = await connected();
    await steady.join.put('/v1/connection/postings', { postings: [posting('a')] });
    expect(await known(other)).toEqual([]);
  });

  it.each<[string, object]>([
    ['postings', {}],
    ['postings', { postings: [posting('a'), posting('a')] }],
    ['postings.0.externalId', { postings: [posting('')] }],
    ['postings.0.url', { postings: [posting('a', { url: 'ftp://x' })] }],
    ['postings.0.boards', { postings: [posting('a', { boards: [] })] }],
  ])('400: names the field %s, and keeps what was known', async (field, body) => {
    const own = steady;
    await own.join.put('/v1/connection/postings', { postings: [posting('before')] });
    const answer = await own.join.put<Problem>('/v1/connection/postings', body);
    expect([answer.status, [...new Set(answer.body.errors.map((one) => one.field))]]).toEqual([400, [field]]);
    expect(await known(own)).toEqual(['before']);
  });

  it('401, 403 and 409: no key, no scope, and a key of no connection', async () => {
    expect(
      (await call(`${hub.url}/v1/connection/postings`, { method: 'PUT', body: { postings: [] } })).status,
    ).toBe(401);
    const { id } = await hub.organisation();
    const reader = ownSystem(hub, await operatorKey(hub, 'jobs:read'), id);
    expect((await reader.put('/v1/connection/postings', { postings: [] })).status).toBe(403);
    const answer = await ownSystem(hub, operator, id).put<Problem>('/v1/connection/postings', {
      postings: [],
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'join.key-without-connection']);
  });
});
