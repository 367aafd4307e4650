import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { KeyClient } from '../support/key-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const CONNECTIONS = '/console/api/connections';

interface View {
  readonly id: string;
  readonly partner: string;
  readonly label: string;
  readonly state: string;
}
interface List {
  readonly data: { readonly id: string; readonly removed?: boolean }[];
}

let hub: TestHub;
let support: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
});
afterAll(() => hub.stop());

const joinsOf = async (manager: PersonClient): Promise<View[]> => {
  const { body } = await manager.get<{ data: View[] }>(CONNECTIONS);
  const joins = body.data.filter(({ partner }) => partner === 'join');
  return joins.sort((a, b) => a.label.localeCompare(b.label));
};

/** One more connection of the same organisation, asked for, approved and with a key of its own. */
async function another(own: ConnectedPartner, label: string): Promise<{ id: string; key: KeyClient }> {
  const { manager } = own;
  const added = await manager.post<View>(CONNECTIONS, { partner: 'join', label });
  const { id } = expectStatus(201, added).body;
  const asked = await manager.post<View>('/console/api/support-requests', {
    partner: id,
    confirmedPaidPlan: true,
  });
  expectStatus(201, asked);
  expectStatus(200, await support.post(`/console/api/support-requests/${asked.body.id}/approve`));
  await manager.stepUp();
  const made = await manager.post<{ id: string; key: string }>(`${CONNECTIONS}/${id}/keys`);
  expectStatus(200, await manager.post(`/console/api/keys/${expectStatus(201, made).body.id}/save`));
  return { id, key: new KeyClient(hub.url, made.body.key) };
}

describe('POST /console/api/connections', () => {
  it('201: one more, off at first, and the trail says so', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const added = await manager.post<View>(CONNECTIONS, { partner: 'join', label: ' Logistik ' });
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({ partner: 'join', label: 'Logistik', state: 'off' }),
    ]);
    expect((await joinsOf(manager)).map(({ label }) => label)).toEqual(['', 'Logistik']);
    expect((await organisation.trail()).at(-1)).toBe('connection.added');
  });

  it('201: by support, for one organisation and with a reason', async () => {
    const { id } = await hub.organisation();
    const headers = { 'x-organisation-id': id, 'x-reason': 'subsidiary' };
    const answer = await support.send('POST', CONNECTIONS, { partner: 'join', label: 'Linz' }, headers);
    expect(answer.status).toBe(201);
  });

  it.each([
    ['label', { partner: 'join', label: ' ' }],
    ['label', { partner: 'join' }],
    ['label', { partner: 'join', label: 'x'.repeat(81) }],
    ['state', { partner: 'join', label: 'Linz', state: 'connected' }],
  ])('400: names %s', async (field, body) => {
    const manager = await (await hub.organisation()).member('manager');
    const answer = await manager.post<{ errors: { field: string }[] }>(CONNECTIONS, body);
    expect([answer.status, answer.body.errors.map((one) => one.field)[0]]).toEqual([400, field]);
  });

  it('401, 403, 404, 409: nobody without a session, no recruiter, no unknown partner, no label twice', async () => {
    const organisation = await hub.organisation();
    const [manager, recruiter] = [
      await organisation.member('manager'),
      await organisation.member('recruiter'),
    ];
    const body = { partner: 'join', label: 'Linz' };
    expect((await call(`${hub.url}${CONNECTIONS}`, { method: 'POST', body })).status).toBe(401);
    expect(await recruiter.post(CONNECTIONS, body)).toEqual(refused(403, 'access.right-missing'));
    expect(await manager.post(CONNECTIONS, { ...body, partner: 'nobody' })).toEqual(
      refused(404, 'connections.partner-not-found'),
    );
    expectStatus(201, await manager.post(CONNECTIONS, body));
    expect(await manager.post(CONNECTIONS, body)).toEqual(refused(409, 'connections.label-taken'));
    const atOnce = await Promise.all(
      Array.from({ length: 30 }, (_, at) => manager.post(CONNECTIONS, { ...body, label: `Linz ${at}` })),
    );
    expect(atOnce.filter(({ status }) => status === 201)).toHaveLength(18);
    expect(await manager.post(CONNECTIONS, { ...body, label: 'Wels' })).toEqual(
      refused(409, 'connections.too-many'),
    );
  });
});

describe('PATCH /console/api/connections/:partner', () => {
  it('200: the first gets a name too; the same again is no news', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    for (let time = 0; time < 2; time += 1) {
      const answer = await manager.patch<View>(`${CONNECTIONS}/join`, { label: 'Zentrale' });
      expect([answer.status, answer.body.label]).toEqual([200, 'Zentrale']);
    }
    const told = (await organisation.trail()).filter((action) => action === 'connection.labelled');
    expect(told).toHaveLength(1);
  });

  it('403, 404, 409: no recruiter, no connection of others, no label twice', async () => {
    const organisation = await hub.organisation();
    const [manager, recruiter] = [
      await organisation.member('manager'),
      await organisation.member('recruiter'),
    ];
    const stranger = await (await hub.organisation()).member('manager');
    const [first] = await joinsOf(manager);
    const path = `${CONNECTIONS}/${first?.id}`;
    const body = { label: 'Linz' };
    expect(await recruiter.patch(path, body)).toEqual(refused(403, 'access.right-missing'));
    expect(await stranger.patch(path, body)).toEqual(refused(404, 'connections.not-found'));
    expectStatus(201, await manager.post(CONNECTIONS, { partner: 'join', ...body }));
    expect(await manager.patch(path, body)).toEqual(refused(409, 'connections.label-taken'));
    expect(await manager.patch(`${CONNECTIONS}/join`, body)).toEqual(refused(404, 'connections.not-found'));
  });
});

describe('two connections to JOIN in one organisation', () => {
  it('each has its own jobs, feed and reports', async () => {
    const own = await ConnectedPartner.connect(hub, support);
    const [first] = await joinsOf(own.manager);
    const second = await another(own, 'Logistik');
    const [here, there] = [await own.job(), await own.job()];
    const switchOf = (job: string, connection?: string) =>
      `/console/api/jobs/${job}/publications/${connection}`;
    const on = { enabled: true };
    expect(await own.manager.put(switchOf(here, 'join'), on)).toEqual(refused(404, 'connections.not-found'));
    expectStatus(200, await own.manager.put(switchOf(here, first?.id), on));
    expectStatus(200, await own.manager.put(switchOf(there, second.id), on));
    const seenBy = async (key: KeyClient) => (await key.get<List>('/v1/jobs')).body.data.map(({ id }) => id);
    expect([await seenBy(own.join), await seenBy(second.key)]).toEqual([[here], [there]]);
    expect(await second.key.get(`/v1/jobs/${here}`)).toEqual(refused(404, 'jobs.not-published'));
    expect(await second.key.put(`/v1/jobs/${here}/publication`, { state: 'live' })).toEqual(
      refused(404, 'jobs.not-published'),
    );
    expectStatus(200, await own.manager.put(switchOf(here, second.id), on));
    expectStatus(200, await second.key.put(`/v1/jobs/${here}/publication`, { state: 'live' }));
    const { body } = await own.manager.get<{
      publications: { connectionId: string; partnerState: string | null }[];
    }>(`/console/api/jobs/${here}`);
    expect(
      Object.fromEntries(
        body.publications.map(({ connectionId, partnerState }) => [connectionId, partnerState]),
      ),
    ).toEqual({ [first?.id ?? '']: null, [second.id]: 'live' });
    expect((await own.join.get<{ id: string }>('/v1/connection')).body.id).toBe(first?.id);
    expect((await second.key.get<{ id: string }>('/v1/connection')).body.id).toBe(second.id);
  });

  it('each hands over its own applications: ids, idempotency keys and documents never meet', async () => {
    const own = await ConnectedPartner.connect(hub, support);
    const [first] = await joinsOf(own.manager);
    const second = await another(own, 'Logistik');
    const job = await own.job();
    for (const id of [first?.id, second.id])
      expectStatus(
        200,
        await own.manager.put(`/console/api/jobs/${job}/publications/${id}`, { enabled: true }),
      );
    const same = { 'idempotency-key': randomUUID() };
    const body = anApplication(job, { externalId: 'candidate-1', documentsExpected: 1 });
    const [one, two] = [
      await own.join.send<View>('POST', '/v1/applications', body, same),
      await second.key.send<View>('POST', '/v1/applications', body, same),
    ];
    expect([expectStatus(201, one).body.id === expectStatus(201, two).body.id]).toEqual([false]);
    const form = new FormData();
    form.set('category', 'cv');
    form.set('file', new Blob(['Zwölf Jahre.']), 'cv.txt');
    expect(await second.key.send('POST', `/v1/applications/${one.body.id}/documents`, form)).toEqual(
      refused(404, 'applications.not-found'),
    );
  });

  it('a deleted key brings only its own connection into repair, and switching off ends only its own', async () => {
    const own = await ConnectedPartner.connect(hub, support);
    const second = await another(own, 'Logistik');
    for (const key of [own.join, second.key]) expectStatus(200, await key.get('/v1/jobs'));
    await own.manager.stepUp();
    expectStatus(204, await own.manager.delete(`/console/api/keys/${own.keyId}`));
    expectStatus(401, await own.join.get('/v1/jobs'));
    expectStatus(200, await second.key.get('/v1/jobs'));
    const states = async () => (await joinsOf(own.manager)).map(({ state }) => state);
    await eventually('only the first needs a repair', async () => (await states())[0] === 'repair');
    expect(await states()).toEqual(['repair', 'connected']);
    const [first] = await joinsOf(own.manager);
    expectStatus(
      200,
      await own.manager.post(`${CONNECTIONS}/${first?.id}/switch-off`, { confirm: true, keys: 'now' }),
    );
    expect(await states()).toEqual(['off', 'connected']);
    expectStatus(200, await second.key.get('/v1/jobs'));
  });
});
