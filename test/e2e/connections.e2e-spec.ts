import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface View {
  readonly id: string;
  readonly partner: string;
  readonly state: string;
  readonly reason: string | null;
  readonly organisationId: string;
}
interface Views {
  readonly data: readonly View[];
  readonly nextCursor: string | null;
}

const CONNECTIONS = '/console/api/connections';

let hub: TestHub;
let support: PersonClient;
let organisation: TestOrganisation;
let manager: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
});
afterAll(() => hub.stop());
beforeEach(async () => {
  organisation = await hub.organisation();
  manager = await organisation.member('manager');
});

const count = async (action: string) => (await organisation.trail()).filter((one) => one === action).length;

describe('GET /console/api/connections', () => {
  it('200: a new organisation has one, switched off, to each partner', async () => {
    const { body } = await manager.get<Views>(CONNECTIONS);
    expect(body.data).toMatchObject([
      { partner: 'join', state: 'off', reason: null, lastSeenAt: null, organisationId: organisation.id },
      { partner: 'operator-ats', state: 'off', organisationId: organisation.id },
      { partner: 'personio', state: 'off', reason: null, lastSeenAt: null, organisationId: organisation.id },
    ]);
  });

  it('200: staff page through those of all organisations, or of one', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: Views } = await support.get<Views>(
        `${CONNECTIONS}?limit=2&cursor=${cursor}`.replace(/&cursor=$/, ''),
      );
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    const { rows } = await hub.database.query<{ id: string }>('select id from connection order by id');
    expect([...seen].sort()).toEqual(rows.map(({ id }) => id));
    const one = await support.get<Views>(`${CONNECTIONS}?organisationId=${organisation.id}`);
    expect(one.body.data.map(({ organisationId }) => organisationId)).toEqual([
      organisation.id,
      organisation.id,
      organisation.id,
    ]);
  });

  it('404 (trust 13): a member does not see those of others by asking for them', async () => {
    const other = await hub.organisation();
    expect((await manager.get<Views>(`${CONNECTIONS}?organisationId=${other.id}`)).status).toBe(404);
  });

  it.each(['state=on', 'limit=101', 'cursor=W10', 'partners=join', 'organisationId=x'])(
    '400: ?%s is named',
    async (query) => {
      expect(await manager.get(`${CONNECTIONS}?${query}`)).toEqual(
        refused(400, 'request.invalid', query.split('=')[0] ?? ''),
      );
    },
  );
});

describe('POST /console/api/connections/:partner/switch-on', () => {
  it('200: a partner that needs no support is ready to be set up; again changes nothing', async () => {
    const on = () => manager.post<View>(`${CONNECTIONS}/personio/switch-on`);
    expect(await on()).toMatchObject({ status: 200, body: { state: 'enabled' } });
    expect(await on()).toMatchObject({ status: 200, body: { state: 'enabled' } });
    expect(await count('connection.changed')).toBe(1);
  });

  it('409: a partner that support activates', async () => {
    expect(await manager.post(`${CONNECTIONS}/join/switch-on`)).toEqual(
      refused(409, 'connections.activation-by-support'),
    );
    expect((await manager.get<View>(`${CONNECTIONS}/join`)).body.state).toBe('off');
  });

  it('400: staff say for which organisation and why, and the why is in the log', async () => {
    const url = `${CONNECTIONS}/personio/switch-on`;
    expect(await support.post(url)).toEqual(refused(400, 'access.organisation-required'));
    expect(await support.within(organisation.id, ' ').post(url)).toEqual(
      refused(400, 'access.reason-required'),
    );
    expectStatus(200, await support.within(organisation.id, 'Anruf der Managerin').post(url));
    const { rows } = await hub.database.query<{ reason: string }>(
      `select convert_from(body, 'UTF8')::json ->> 'reason' as reason from audit_event where organisation_id = $1 and action = 'connection.changed'`,
      [organisation.id],
    );
    expect(rows).toEqual([{ reason: 'Anruf der Managerin' }]);
  });

  it('200 (trust 35): looking into an organisation is in its log before anything is seen, once for each reason', async () => {
    const looks = async () =>
      (
        await hub.database.query<{ actor: string; reason: string }>(
          `select actor_id as actor, convert_from(body, 'UTF8')::json ->> 'reason' as reason from audit_event
           where organisation_id = $1 and action = 'organisation.entered' order by id`,
          [organisation.id],
        )
      ).rows;
    const inside = support.within(organisation.id, 'Rückfrage');
    const reads = ['', '/personio', '/join'].map((path) => inside.get(`${CONNECTIONS}${path}`));
    for (const read of await Promise.all(reads)) expectStatus(200, read);
    expect(await looks()).toEqual([{ actor: support.actor.id, reason: 'Rückfrage' }]);
    expectStatus(200, await support.within(organisation.id, 'Anruf').get(CONNECTIONS));
    expect((await looks()).map(({ reason }) => reason)).toEqual(['Rückfrage', 'Anruf']);
    expectStatus(200, await manager.get(CONNECTIONS));
    expect(await looks()).toHaveLength(2);
  });
});

describe('POST /console/api/connections/:partner/switch-off', () => {
  it('200: its keys die with it, again changes nothing, and the trail says so', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    const off = () => partner.manager.post<View>(`${CONNECTIONS}/join/switch-off`, { confirm: true });
    expect(await off()).toMatchObject({ status: 200, body: { state: 'off' } });
    expect(await partner.join.get('/v1/jobs')).toEqual(refused(401, 'access.key-refused'));
    expect((await off()).status).toBe(200);
    const trail = await partner.organisation.trail();
    expect(trail.filter((action) => action === 'key.deleted')).toHaveLength(1);
  });

  it.each([{}, { confirm: false }, { confirm: 'true' }])(
    '400: only when it is confirmed: %j',
    async (body) => {
      expect(await manager.post(`${CONNECTIONS}/join/switch-off`, body)).toEqual(
        refused(400, 'request.invalid', 'confirm'),
      );
    },
  );
});

describe('GET /console/api/connections/:partner/history', () => {
  it('200: says who changed what, newest first', async () => {
    expectStatus(200, await manager.post(`${CONNECTIONS}/personio/switch-on`));
    expectStatus(200, await manager.post(`${CONNECTIONS}/personio/switch-off`, { confirm: true }));
    const { body } = await manager.get(`${CONNECTIONS}/personio/history`);
    expect(body).toMatchObject({
      data: [
        { from: 'enabled', to: 'off', actor: { kind: 'member', display: manager.actor.email } },
        { from: 'off', to: 'enabled', actor: { kind: 'member', display: manager.actor.email } },
      ],
    });
  });
});

describe('GET /console/api/partners/:partner', () => {
  it('200: speaks the caller’s language', async () => {
    const help = async (language: string) =>
      (
        await manager.send<{ help: string[] }>('GET', '/console/api/partners/join', undefined, {
          'accept-language': language,
        })
      ).body.help;
    expect(await help('de')).not.toEqual(await help('en'));
    expect((await help('de')).length).toBe((await help('en')).length);
  });

  it.each(['nobody', '__proto__', 'constructor', 'JOIN', '..%2f..'])(
    '4xx: %s is no partner',
    async (name) => {
      const { status } = await manager.get(`/console/api/partners/${name}`);
      expect([400, 404]).toContain(status);
    },
  );
});

describe('PUT /console/api/connections/:partner/sources', () => {
  const put = (sources: string[], partner = 'personio', by = manager) =>
    by.put<{ sources: string[] }>(`${CONNECTIONS}/${partner}/sources`, { sources });
  const partnersOf = async ({ manager: by }: ConnectedPartner, id: string) =>
    (
      await by.get<{ deliveries: { partner: string }[] }>(`/console/api/applications/${id}`)
    ).body.deliveries.map(({ partner }) => partner);

  it('200: applications of JOIN are passed on from then on, those before are not', async () => {
    const connected = await ConnectedPartner.connect(hub, support);
    const job = await connected.publishedJob();
    const before = await connected.application(job);
    expect(await put(['join', 'join'], 'personio', connected.manager)).toMatchObject({
      status: 200,
      body: { sources: ['join'] },
    });
    const after = await connected.application(job, {
      candidate: { firstName: 'Ben', lastName: 'Muster', email: 'ben@example.org' },
    });
    expect(await partnersOf(connected, before)).toEqual([]);
    expect(await partnersOf(connected, after)).toEqual(['personio']);
  });

  it('200: off at first; the same again changes nothing; the trail says what was chosen', async () => {
    const shown = async () =>
      (await manager.get<{ sources: string[] }>(`${CONNECTIONS}/personio`)).body.sources;
    expect(await shown()).toEqual([]);
    for (const sources of [['join'], ['join'], []]) {
      expect(await put(sources)).toMatchObject({ status: 200, body: { sources } });
      expect(await shown()).toEqual(sources);
    }
    expect(await count('connection.sources-changed')).toBe(2);
  });

  it.each(['nobody', 'operator-ats'])('400: %s is named, and nothing is changed', async (unknown) => {
    expect(await put(['join', unknown])).toEqual(refused(400, 'request.invalid', 'sources.1'));
    expect((await manager.get<View>(`${CONNECTIONS}/personio`)).body).toMatchObject({ sources: [] });
  });

  it('409: nothing is delivered to JOIN', async () => {
    expect(await put(['join'], 'join')).toEqual(refused(409, 'connections.takes-no-applications'));
  });

  it('403: a recruiter cannot', async () => {
    const recruiter = await organisation.member('recruiter');
    expect(await put(['join'], 'personio', recruiter)).toEqual(refused(403, 'access.right-missing'));
  });
});
