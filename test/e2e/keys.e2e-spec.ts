import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface NewKey {
  readonly id: string;
  readonly key: string;
  readonly last4: string;
  readonly state: string;
  readonly voidAt: string;
}
interface KeyRow {
  readonly id: string;
  readonly masked: string;
  readonly state: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly lastUsedIp: string | null;
}

const JOIN_KEYS = '/console/api/connections/join/keys';
const HOUR_MS = 3_600_000;
const KEY_REFUSED = refused(401, 'access.key-refused');

let hub: TestHub;
let support: PersonClient;
let partner: ConnectedPartner;
let manager: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
});
afterAll(() => hub.stop());
afterEach(() => hub.clock.reset());
beforeEach(async () => {
  partner = await ConnectedPartner.connect(hub, support);
  manager = partner.manager;
});

async function generate(by = manager): Promise<NewKey> {
  await by.stepUp();
  return expectStatus(201, await by.post<NewKey>(JOIN_KEYS)).body;
}
const save = (id: string, input: object = {}) => manager.post<KeyRow>(`/console/api/keys/${id}/save`, input);
const list = async () => expectStatus(200, await manager.get<{ data: KeyRow[] }>(JOIN_KEYS)).body.data;
const row = async (id: string) => (await list()).find((key) => key.id === id);
const use = (key: string) => new KeyClient(hub.url, key).get('/v1/connection');
const joinState = async () =>
  (await manager.get<{ state: string; reason: string | null }>('/console/api/connections/join')).body;
const count = async (action: string) =>
  (await partner.organisation.trail()).filter((one) => one === action).length;

describe('POST /console/api/connections/:partner/keys', () => {
  it('201 (trust 1, 2): shows a different key each time, once, to be kept by nobody, and the trail says so', async () => {
    const first = await generate();
    const answer = await manager.post<NewKey>(JOIN_KEYS);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body.key).toMatch(/^adk_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(answer.body).toMatchObject({ state: 'draft', last4: answer.body.key.slice(-4) });
    expect(answer.body.key).not.toBe(first.key);
    expect((await manager.get(JOIN_KEYS)).text).not.toContain(answer.body.key);
    expect((await partner.organisation.trail()).slice(-2).sort()).toEqual(['key.generated', 'key.voided']);
  });

  it('201: a draft opens nothing, and only the last one is left', async () => {
    const first = await generate();
    const second = await generate();
    expect(await use(second.key)).toEqual(KEY_REFUSED);
    expect((await list()).filter(({ state }) => state === 'draft').map(({ id }) => id)).toEqual([second.id]);
    expect(await save(first.id)).toEqual(refused(409, 'keys.draft-void'));
  });

  it('201 (trust 12): many at once leave one draft', async () => {
    await manager.stepUp();
    const answers = await Promise.all(Array.from({ length: 6 }, () => manager.post<NewKey>(JOIN_KEYS)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect((await list()).filter(({ state }) => state === 'draft')).toHaveLength(1);
  });

  it('403 (trust 9): only with the password given again', async () => {
    hub.clock.advance(11 * 60_000);
    expect(await manager.post(JOIN_KEYS)).toEqual(refused(403, 'access.step-up-required'));
  });

  it('404: a partner that is not offered', async () => {
    await manager.stepUp();
    expect(await manager.post('/console/api/connections/nobody/keys')).toEqual(
      refused(404, 'connections.not-found'),
    );
  });

  it('409: a partner that we call, and a connection that is not activated', async () => {
    await manager.stepUp();
    expect(await manager.post('/console/api/connections/personio/keys')).toEqual(
      refused(409, 'keys.not-used-by-partner'),
    );
    const other = await (await hub.organisation()).member('manager');
    await other.stepUp();
    expect(await other.post(JOIN_KEYS)).toEqual(refused(409, 'keys.connection-not-enabled'));
  });
});

describe('POST /console/api/keys/:id/save', () => {
  it('200: the key is valid and masked from now on, the connection pending, and the trail says so', async () => {
    const fresh = await ConnectedPartner.connect(hub, support);
    const { body } = await fresh.manager.get<{ data: KeyRow[] }>(JOIN_KEYS);
    expect(body.data).toMatchObject([
      {
        state: 'saved',
        masked: expect.stringMatching(new RegExp(`^adk_live_\\W.*${fresh.join.key.slice(-4)}$`)),
      },
    ]);
    expect((await fresh.manager.get<{ state: string }>('/console/api/connections/join')).body.state).toBe(
      'pending',
    );
    expect((await fresh.organisation.trail()).filter((action) => action.startsWith('key.'))).toEqual([
      'key.generated',
      'key.saved',
    ]);
    expect((await fresh.join.get('/v1/connection')).status).toBe(200);
  });

  it('200 (trust 12): saved twice at once it is saved once', async () => {
    const { id, key } = await generate();
    const before = await count('key.saved');
    const answers = await Promise.all([1, 2, 3].map(() => save(id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await count('key.saved')).toBe(before + 1);
    expect((await use(key)).status).toBe(200);
  });

  it('200 (trust 12): saved and deleted at once it is deleted', async () => {
    const { id, key } = await generate();
    const [saved, deleted] = await Promise.all([save(id), manager.delete(`/console/api/keys/${id}`)]);
    expect([200, 409]).toContain(saved.status);
    expect(deleted.status).toBe(204);
    expect(await use(key)).toEqual(KEY_REFUSED);
  });

  it.each([
    ['none', 0],
    ['1h', HOUR_MS],
    ['24h', 24 * HOUR_MS],
    ['7d', 168 * HOUR_MS],
  ] as const)(
    '200 (trust 10): with the overlap %s the key before ends to the second',
    async (overlap, lasts) => {
      const other = await ConnectedPartner.connect(hub, support);
      const { id } = await generate(other.manager);
      const saved = await other.manager.post<{ savedAt: string }>(`/console/api/keys/${id}/save`, {
        overlap,
      });
      const end = new Date(new Date(expectStatus(200, saved).body.savedAt).getTime() + lasts);
      if (lasts > 0) {
        hub.clock.advanceTo(new Date(end.getTime() - 1_000));
        expect((await other.join.get('/v1/connection')).status).toBe(200);
      }
      hub.clock.advanceTo(end);
      expect(await other.join.get('/v1/connection')).toEqual(KEY_REFUSED);
      expect((await other.organisation.trail()).filter((action) => action === 'key.replaced')).toHaveLength(
        1,
      );
    },
  );

  it('200: no more than two keys are ever valid', async () => {
    const second = await generate();
    await save(second.id, { overlap: '7d' });
    const third = await generate();
    await save(third.id, { overlap: '24h' });
    expect(await use(partner.join.key)).toEqual(KEY_REFUSED);
    expect((await use(second.key)).status).toBe(200);
    expect((await use(third.key)).status).toBe(200);
    expect((await list()).map(({ state }) => state)).toEqual(['saved', 'replaced', 'expired']);
  });

  it('200 (trust 10): a key with an end is refused from that second on', async () => {
    const { id, key } = await generate();
    const end = new Date(Date.now() + 400 * 24 * HOUR_MS);
    expect((await save(id, { expiresAt: end.toISOString() })).body.expiresAt).toBe(end.toISOString());
    expect((await use(key)).status).toBe(200);
    hub.clock.advanceTo(end);
    expect(await use(key)).toEqual(KEY_REFUSED);
  });

  it.each([
    ['an unknown field', { organisationId: 'x' }, 'organisationId'],
    ['an unknown overlap', { overlap: '2h' }, 'overlap'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an end that is no moment', { expiresAt: 'tomorrow' }, 'expiresAt'],
  ])('400: %s is named, and nothing is saved', async (_, input, field) => {
    const { id, key } = await generate();
    expect(await save(id, input)).toEqual(refused(400, 'request.invalid', field));
    expect(await use(key)).toEqual(KEY_REFUSED);
  });

  it('409: a draft is void after 15 minutes', async () => {
    const [early, late] = [await generate(), await ConnectedPartner.connect(hub, support)];
    hub.clock.advanceTo(new Date(new Date(early.voidAt).getTime() - 1_000));
    expect((await save(early.id)).status).toBe(200);
    const draft = await generate(late.manager);
    hub.clock.advanceTo(new Date(draft.voidAt));
    expect(await late.manager.post(`/console/api/keys/${draft.id}/save`)).toEqual(
      refused(409, 'keys.draft-void'),
    );
    expect(
      (await late.manager.get<{ data: KeyRow[] }>(JOIN_KEYS)).body.data.map(({ state }) => state),
    ).toEqual(['saved']);
    expect(await use(draft.key)).toEqual(KEY_REFUSED);
  });
});

describe('GET /console/api/connections/:partner/keys', () => {
  it('200: says when and from where a key was last used', async () => {
    await partner.join.get('/v1/connection');
    const used = await eventually('the use is noted', async () => {
      const key = await row(partner.keyId);
      return key?.lastUsedAt ? key : undefined;
    });
    expect(used.lastUsedIp).toBe('127.0.0.1');
  });
});

describe('DELETE /console/api/keys/:id', () => {
  it('204 (trust 6): refused from that moment on, even while calls come in, and the trail says so', async () => {
    expect((await partner.join.get('/v1/connection')).status).toBe(200);
    const calls = Array.from({ length: 20 }, () => partner.join.get('/v1/connection'));
    expect((await manager.delete(`/console/api/keys/${partner.keyId}`)).status).toBe(204);
    expect(await partner.join.get('/v1/connection')).toEqual(KEY_REFUSED);
    for (const { status } of await Promise.all(calls)) expect([200, 401]).toContain(status);
    expect(await list()).toEqual([]);
    expect(await count('key.deleted')).toBe(1);
  });

  it('204: a draft can be deleted, and then not saved', async () => {
    const { id } = await generate();
    expect((await manager.delete(`/console/api/keys/${id}`)).status).toBe(204);
    expect(await save(id)).toEqual(refused(409, 'keys.draft-void'));
  });

  it('204: the partner that goes on calling with it puts its connection into repair', async () => {
    await manager.delete(`/console/api/keys/${partner.keyId}`);
    const guess = `${partner.join.key.slice(0, 22)}${'x'.repeat(49)}`;
    await use(guess);
    expect((await joinState()).state).toBe('pending');
    await partner.join.get('/v1/jobs');
    await eventually('repair', async () => (await joinState()).reason === 'deleted_key_in_use');
    const { id } = await generate();
    await save(id);
    expect(await joinState()).toMatchObject({ state: 'pending', reason: null });
  });

  it('200: so does the partner that goes on with a replaced one, until it has the new one', async () => {
    const { id, key } = await generate();
    expectStatus(200, await save(id));
    expect(await partner.join.get('/v1/jobs')).toEqual(KEY_REFUSED);
    await eventually('repair', async () => (await joinState()).reason === 'deleted_key_in_use');
    expectStatus(200, await new KeyClient(hub.url, key).get('/v1/jobs'));
    expect(await joinState()).toMatchObject({ state: 'connected', reason: null });
  });

  it('409: it was deleted before', async () => {
    await manager.delete(`/console/api/keys/${partner.keyId}`);
    expect(await manager.delete(`/console/api/keys/${partner.keyId}`)).toEqual(
      refused(409, 'keys.already-deleted'),
    );
  });
});

describe('POST /console/api/operator-keys', () => {
  it('201: works for the organisation that each call names, and the installation’s trail says so', async () => {
    const key = await operatorKey(hub, 'jobs:read', 'connection:read');
    const other = await hub.organisation();
    for (const { id } of [partner.organisation, other]) {
      const { body } = await ownSystem(hub, key, id).get<{ organisation: { id: string } }>('/v1/connection');
      expect(body.organisation.id).toBe(id);
    }
    expect((await hub.trail(null)).filter((action) => action.startsWith('key.')).slice(-2)).toEqual([
      'key.generated',
      'key.saved',
    ]);
  });

  it.each([
    ['an unknown scope', { name: 'HR', scopes: ['everything'] }, 'scopes.0'],
    ['no scope', { name: 'HR', scopes: [] }, 'scopes'],
    ['no name', { scopes: ['jobs:read'] }, 'name'],
    ['an unknown field', { name: 'HR', scopes: ['jobs:read'], organisationId: 'x' }, 'organisationId'],
  ])('400: %s is named', async (_, input, field) => {
    const admin = await hub.staff('admin');
    await admin.stepUp();
    expect(await admin.post('/console/api/operator-keys', input)).toEqual(
      refused(400, 'request.invalid', field),
    );
  });

  it('403 (trust 9): only with the password given again', async () => {
    const admin = await hub.staff('admin');
    const input = { name: 'HR', scopes: ['jobs:read'] };
    expect(await admin.post('/console/api/operator-keys', input)).toEqual(
      refused(403, 'access.step-up-required'),
    );
  });

  it('404 (trust 11): a manager cannot touch one, nor an admin a partner’s key', async () => {
    const admin = await hub.staff('admin');
    await admin.stepUp();
    const { id } = (
      await admin.post<NewKey>('/console/api/operator-keys', { name: 'HR', scopes: ['jobs:read'] })
    ).body;
    expect(await save(id)).toEqual(refused(404, 'keys.not-found'));
    expect(await admin.delete(`/console/api/keys/${partner.keyId}`)).toEqual(refused(404, 'keys.not-found'));
    const inside = admin.within(partner.organisation.id, 'a test');
    expect(await inside.delete(`/console/api/keys/${partner.keyId}`)).toEqual(refused(404, 'keys.not-found'));
  });
});
