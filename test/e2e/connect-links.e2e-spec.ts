import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleDocument } from '../../src/platform/openapi/documents.js';
import { ConnectVisitor } from '../support/connect-visitor.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { type Answer } from '../support/http-client.ts';
import { KeyClient } from '../support/key-client.ts';
import { operationsOf } from '../support/operations.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface Link {
  id: string;
  url: string;
  state: string;
  connectionId: string;
  expiresAt: string;
}
interface Row {
  id: string;
  state: string;
}

const HOUR_MS = 3_600_000;
/** What a person without an account may do, and nothing besides. */
const ALLOWED = [
  'checkCredentials',
  'deleteKey',
  'enterCredentials',
  'generateKey',
  'getConnection',
  'getPartner',
  'listJobsToLink',
  'listKeys',
  'mapPersonioJob',
  'saveKey',
  'showCredentials',
  'verifyCredentials',
];

let hub: TestHub;
let key: string;
let organisation: TestOrganisation;
let system: KeyClient;
beforeAll(async () => {
  hub = await TestHub.start();
  key = await operatorKey(hub, 'organisations:write');
  organisation = await hub.organisation('Muster GmbH');
  system = ownSystem(hub, key, organisation.id);
});
afterAll(() => hub.stop());

const code = ({ status, body }: Answer<unknown>) => `${status} ${(body as { code?: string }).code ?? ''}`;
const make = async (body: object = { partner: 'join' }, by = system) =>
  expectStatus(201, await by.post<Link>('/v1/connect-links', body)).body;
const opened = async (body?: object, by = system) => {
  const visitor = ConnectVisitor.with(hub.url, (await make(body, by)).url);
  expectStatus(200, await visitor.open());
  return visitor;
};
/** A customer of its own, for tests that leave something behind. */
const another = async () => {
  const other = await hub.organisation();
  return { other, by: ownSystem(hub, key, other.id) };
};

describe('POST /v1/connect-links', () => {
  it('201: an address shown once, open for seven days; only its digest is kept', async () => {
    const made = await make({
      partner: 'join',
      language: 'de',
      returnUrl: 'https://hr.example.org/settings',
    });
    expect(made).toMatchObject({ state: 'open', partner: 'join', language: 'de' });
    expect(new Date(made.expiresAt).getTime() - Date.now()).toBeGreaterThan(7 * 24 * HOUR_MS - 60_000);
    const token = made.url.split('#token=')[1] ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await hub.database.query<{ row: string }>(
      `select connect_link::text || coalesce((select string_agg(convert_from(body, 'UTF8'), '') from audit_event), '') as row
       from connect_link where id = $1`,
      [made.id],
    );
    expect(rows[0]?.row).not.toContain(token);
    expect(await organisation.trail()).toContain('connect-link.created');
  });

  it.each([
    [{ partner: 'join', expiresInHours: 721 }, 'expiresInHours'],
    [{ partner: 'join', expiresInHours: 0 }, 'expiresInHours'],
    [{ partner: 'join', returnUrl: 'http://hr.example.org' }, 'returnUrl'],
    [{ partner: 'join', returnUrl: 'https://user@hr.example.org' }, 'returnUrl'],
    [{ partner: 'join', language: 'fr' }, 'language'],
    [{ partner: 'join', organisationId: 'x' }, 'organisationId'],
    [{}, 'partner'],
  ])('400: %j names %s', async (body, field) => {
    const answer = expectStatus(
      400,
      await system.post<{ errors: { field: string }[] }>('/v1/connect-links', body),
    );
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });

  it('400: without an organisation · 404: a partner that is not offered', async () => {
    const without = ownSystem(hub, key);
    expect(code(await without.post('/v1/connect-links', { partner: 'join' }))).toBe(
      '400 access.organisation-header-missing',
    );
    expect(code(await system.post('/v1/connect-links', { partner: 'nobody' }))).toBe(
      '404 connections.not-found',
    );
  });
});

describe('opening', () => {
  it('200: reading uses nothing up, opening activates the connection, and the trail says whose link it was', async () => {
    const { other, by } = await another();
    const made = await make({ partner: 'join' }, by);
    const visitor = ConnectVisitor.with(hub.url, made.url);
    expect(expectStatus(200, await visitor.read()).body).toMatchObject({
      state: 'open',
      partnerName: 'JOIN',
      connectionState: 'off',
      csrfToken: null,
    });
    expect(expectStatus(200, await visitor.open()).body).toMatchObject({
      state: 'in-use',
      connectionState: 'enabled',
    });
    expect(expectStatus(200, await visitor.read()).body).toMatchObject({ state: 'in-use' });
    const { rows } = await hub.database.query<{ action: string; actor: string; display: string }>(
      `select action, actor_kind as actor, display from audit_event join audit_identity on event_id = audit_event.id
       where organisation_id = $1 and action in ('connect-link.opened', 'connection.changed') order by audit_event.id`,
      [other.id],
    );
    expect(rows).toEqual(
      ['connect-link.opened', 'connection.changed'].map((action) => ({
        action,
        actor: 'connect-link',
        display: 'Connect link · HR',
      })),
    );
  });

  it('410: a second time, whoever tries · only one of two at once', async () => {
    const made = await make();
    const both = await Promise.all([0, 1].map(() => ConnectVisitor.with(hub.url, made.url).open()));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const late = ConnectVisitor.with(hub.url, made.url);
    expect(code(await late.open())).toBe('410 connect-links.used');
    expect(expectStatus(200, await late.read()).body).toMatchObject({ state: 'used' });
  });

  it('410: expired or revoked · 404: never made', async () => {
    const [expired, revoked] = [await make({ partner: 'join', expiresInHours: 1 }), await make()];
    expectStatus(204, await system.delete(`/v1/connect-links/${revoked.id}`));
    expect(code(await ConnectVisitor.with(hub.url, revoked.url).open())).toBe('410 connect-links.revoked');
    expect(code(await ConnectVisitor.with(hub.url, `${hub.url}/connect#token=nobody`).open())).toBe(
      '404 connect-links.not-found',
    );
    hub.clock.advance(HOUR_MS);
    expect(code(await ConnectVisitor.with(hub.url, expired.url).open())).toBe('410 connect-links.expired');
  });

  it('a request that waits for support is withdrawn, since the operator has decided', async () => {
    const { other, by } = await another();
    const manager = await other.member('manager');
    const asked = await manager.post<Row>('/console/api/support-requests', {
      partner: 'join',
      confirmedPaidPlan: true,
    });
    await opened({ partner: 'join' }, by);
    const { body } = await manager.get<Row>(
      `/console/api/support-requests/${expectStatus(201, asked).body.id}`,
    );
    expect(body.state).toBe('withdrawn');
  });
});

describe('its session', () => {
  it('generates, saves and deletes a key that JOIN works with; the maker is no account', async () => {
    const visitor = await opened();
    const { connectionId } = visitor.link;
    const made = await visitor.post<{ id: string; key: string }>(
      `/console/api/connections/${connectionId}/keys`,
    );
    const { id, key: plain } = expectStatus(201, made).body;
    expectStatus(200, await visitor.post(`/console/api/keys/${id}/save`));
    expectStatus(200, await new KeyClient(hub.url, plain).get('/v1/jobs'));
    expect((await visitor.get<Row>(`/console/api/connections/${connectionId}`)).body.state).toBe('connected');
    expectStatus(204, await visitor.delete(`/console/api/keys/${id}`));
    expectStatus(401, await new KeyClient(hub.url, plain).get('/v1/jobs'));
    const { rows } = await hub.database.query('select created_by from api_key where id = $1', [id]);
    expect(rows).toEqual([{ created_by: null }]);
  });

  it('enters, checks and verifies credentials of Personio and links the first job', async () => {
    const { other, by } = await another();
    const manager = await other.member('manager');
    const job = expectStatus(
      201,
      await manager.post<Row>('/console/api/jobs', { title: 'Koch', descriptionHtml: 'x' }),
    );
    const visitor = await opened({ partner: 'personio' }, by);
    const connection = `/console/api/connections/${visitor.link.connectionId}`;
    const credentials = {
      job: '1234567',
      companyId: '4711',
      accessToken: 'sandbox-personio-token',
      channelId: '815',
    };
    expectStatus(200, await visitor.post(`${connection}/check`, credentials));
    expectStatus(200, await visitor.put(`${connection}/credentials`, credentials));
    expectStatus(
      200,
      await visitor.post(`${connection}/verify`, { testApplication: false, acceptUnproven: true }),
    );
    const jobs = await visitor.get<{ data: object[] }>(`${connection}/jobs`);
    expect(jobs.body.data).toEqual([
      { id: job.body.id, title: 'Koch', externalId: null, status: 'draft', externalJob: null },
    ]);
    expectStatus(200, await visitor.put(`/console/api/jobs/${job.body.id}/ats/personio`, { job: '1234567' }));
    expect((await visitor.get<{ data: object[] }>(`${connection}/jobs`)).body.data).toEqual([
      expect.objectContaining({ externalJob: '1234567' }),
    ]);
  });

  it('403 (trust 14): reaches nothing but what is marked for it, and that is what is needed', async () => {
    const routes = operationsOf(consoleDocument(hub.app)).filter(({ right }) => right);
    const marked = routes.filter(({ byConnectLink }) => byConnectLink).map(({ id }) => id);
    expect(marked.sort()).toEqual(ALLOWED);
    const visitor = await opened();
    const reached: string[] = [];
    for (const { id, method, path } of routes.filter((route) => !route.byConnectLink)) {
      const real = path.replaceAll(/\{\w+\}/g, visitor.link.connectionId);
      const answer = code(await visitor.send(method, real, method === 'GET' ? undefined : {}));
      if (answer !== '403 access.right-missing') reached.push(`${id}: ${answer}`);
    }
    expect(reached).toEqual([]);
    expect(code(await visitor.send('GET', '/console/api/events'))).toBe('403 access.right-missing');
    expect(code(await visitor.send('GET', '/v1/jobs'))).toBe('401 access.key-refused');
  });

  it('404 (trust 13): another connection and its keys, the other partner’s, another organisation’s', async () => {
    const visitor = await opened();
    const { other, by } = await another();
    const theirs = await opened({ partner: 'join' }, by);
    const key = await theirs.post<Row>(`/console/api/connections/${theirs.link.connectionId}/keys`);
    for (const stranger of ['personio', theirs.link.connectionId, other.id]) {
      expect(code(await visitor.get(`/console/api/connections/${stranger}`))).toBe(
        '404 access.not-within-connect-link',
      );
      expect(code(await visitor.post(`/console/api/connections/${stranger}/keys`))).toBe(
        '404 access.not-within-connect-link',
      );
    }
    expect(code(await visitor.post(`/console/api/keys/${key.body.id}/save`))).toBe('404 keys.not-found');
    expect(code(await visitor.delete(`/console/api/keys/${key.body.id}`))).toBe('404 keys.not-found');
  });

  it('404: a key of another connection of the same organisation', async () => {
    const { by } = await another();
    const [first, second] = [
      await opened({ partner: 'join' }, by),
      await opened({ partner: 'personio' }, by),
    ];
    const key = await first.post<Row>(`/console/api/connections/${first.link.connectionId}/keys`);
    expect(code(await second.delete(`/console/api/keys/${key.body.id}`))).toBe('404 keys.not-found');
    expectStatus(204, await first.delete(`/console/api/keys/${key.body.id}`));
  });

  it('401: without its header, its cookie, or after 30 minutes · 403: without the token of the session', async () => {
    const visitor = await opened();
    const path = `/console/api/connections/${visitor.link.connectionId}`;
    expect(code(await visitor.send('GET', path, undefined, { 'x-connect-link': '' }))).toBe(
      '401 access.connect-session-ended',
    );
    expect(code(await visitor.send('GET', path, undefined, { cookie: '' }))).toBe(
      '401 access.connect-session-ended',
    );
    expect(code(await visitor.send('POST', `${path}/keys`, {}, { 'x-csrf-token': '' }))).toBe(
      '403 access.csrf-token-wrong',
    );
    expectStatus(200, await visitor.get(path));
    hub.clock.advance(30 * 60_000);
    expect(code(await visitor.get(path))).toBe('401 access.connect-session-ended');
  });

  it('204: finishing ends it; a second time there is nothing to end', async () => {
    const visitor = await opened();
    expectStatus(204, await visitor.delete('/console/api/connect-session'));
    expect(code(await visitor.get(`/console/api/connections/${visitor.link.connectionId}`))).toBe(
      '401 access.connect-session-ended',
    );
    expectStatus(204, await visitor.delete('/console/api/connect-session'));
    expect((await organisation.trail()).filter((action) => action === 'connect-link.closed')).toHaveLength(1);
  });
});

describe('GET and DELETE /v1/connect-links', () => {
  it('200: newest first, page by page, without the address', async () => {
    const { by } = await another();
    const made = [await make({ partner: 'join' }, by), await make({ partner: 'personio' }, by)];
    const first = await by.get<{ data: Row[]; nextCursor: string }>('/v1/connect-links?limit=1');
    const second = await by.get<{ data: Row[]; nextCursor: string | null }>(
      `/v1/connect-links?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.data, ...second.body.data].map(({ id }) => id)).toEqual(
      made.map(({ id }) => id).toReversed(),
    );
    expect(second.body.nextCursor).toBeNull();
    expect(first.text).not.toContain('token');
  });

  it('204: whoever has opened it is out; a second time changes nothing', async () => {
    const visitor = await opened();
    const revoke = () => system.delete(`/v1/connect-links/${visitor.link.id}`);
    expectStatus(204, await revoke());
    expect(code(await visitor.get(`/console/api/connections/${visitor.link.connectionId}`))).toBe(
      '401 access.connect-session-ended',
    );
    const before = (await organisation.trail()).length;
    expectStatus(204, await revoke());
    expect((await organisation.trail()).filter((action) => action !== 'api.called')).not.toHaveLength(
      before + 1,
    );
  });

  it('404: another organisation’s', async () => {
    const { by } = await another();
    expect(code(await by.delete(`/v1/connect-links/${(await make()).id}`))).toBe(
      '404 connect-links.not-found',
    );
  });

  it('switching the connection off ends its links, and those who have opened them', async () => {
    const { other, by } = await another();
    const manager = await other.member('manager');
    const visitor = await opened({ partner: 'join' }, by);
    const waiting = ConnectVisitor.with(hub.url, (await make({ partner: 'join' }, by)).url);
    expectStatus(200, await manager.post('/console/api/connections/join/switch-off', { confirm: true }));
    expect(code(await waiting.open())).toBe('410 connect-links.revoked');
    expect(code(await visitor.get(`/console/api/connections/${visitor.link.connectionId}`))).toBe(
      '401 access.connect-session-ended',
    );
  });

  it('410: opened while the connection is being switched off, neither call waits for the other', async () => {
    const { by } = await another();
    const { connectionId, url } = await make({ partner: 'join' }, by);
    const off = await hub.database.connect();
    try {
      await off.query('begin');
      await off.query('select 1 from connection where id = $1 for update', [connectionId]);
      const opening = ConnectVisitor.with(hub.url, url).open();
      await eventually(
        'opening waits',
        async () => (await hub.database.query('select 1 from pg_locks where not granted')).rows[0],
      );
      await off.query('update connect_link set revoked_at = now() where connection_id = $1', [connectionId]);
      await off.query('commit');
      expect(code(await opening)).toBe('410 connect-links.revoked');
    } finally {
      off.release();
    }
  });
});
