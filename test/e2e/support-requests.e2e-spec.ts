import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../support/expect-status.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface Request {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly onboarding: boolean;
  readonly assignedToId: string | null;
  readonly comments: readonly { text: string; internal: boolean; byStaff: boolean }[];
}
interface Notices {
  readonly data: readonly { kind: string }[];
}

const REQUESTS = '/console/api/support-requests';
const FOR_JOIN = { partner: 'join', confirmedPaidPlan: true };
const NOT_FOUND = refused(404, 'support-requests.not-found');
const DECIDED = refused(409, 'support-requests.already-decided');

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

const ask = async () => expectStatus(201, await manager.post<Request>(REQUESTS, FOR_JOIN)).body.id;
const joinState = async () =>
  (await manager.get<{ state: string }>('/console/api/connections/join')).body.state;
const noticesOf = async (person: PersonClient) =>
  (await person.get<Notices>('/console/api/notices')).body.data.map(({ kind }) => kind);
const count = async (action: string) => (await organisation.trail()).filter((one) => one === action).length;

describe('POST /console/api/support-requests', () => {
  it('201: asks once, tells support, and the trail says so', async () => {
    const first = await manager.post<Request>(REQUESTS, FOR_JOIN);
    expect(first).toMatchObject({ status: 201, body: { state: 'open', confirmedPaidPlan: true } });
    expect(await manager.post<Request>(REQUESTS, FOR_JOIN)).toMatchObject({
      status: 200,
      body: { id: first.body.id },
    });
    expect(await joinState()).toBe('requested');
    expect(await count('support-request.created')).toBe(1);
    const { rows } = await hub.database.query(
      `select 1 from notice where account_id = $1 and params::text like $2`,
      [support.actor.id, `%${first.body.id}%`],
    );
    expect(rows).toHaveLength(1);
  });

  it('201: many clicks at once ask once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => manager.post<Request>(REQUESTS, FOR_JOIN)),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count('support-request.created')).toBe(1);
  });

  it.each([
    ['a plan that is not confirmed', { partner: 'join' }, 'confirmedPaidPlan'],
    ['a state', { ...FOR_JOIN, state: 'approved' }, 'state'],
    ['another organisation', { ...FOR_JOIN, organisationId: randomUUID() }, 'organisationId'],
    ['no partner', { confirmedPaidPlan: true }, 'partner'],
    ['yes in place of true', { partner: 'join', confirmedPaidPlan: 'yes' }, 'confirmedPaidPlan'],
  ])('400 (trust 16): %s is named, and nothing is asked', async (_, body, field) => {
    expect(await manager.post(REQUESTS, body)).toEqual(refused(400, 'request.invalid', field));
    expect(await joinState()).toBe('off');
  });

  it('404: a partner that is not offered', async () => {
    expect(await manager.post(REQUESTS, { partner: 'nobody' })).toEqual(
      refused(404, 'connections.not-found'),
    );
  });

  it('409: a partner that needs no support, and a connection that is activated', async () => {
    const nothing = refused(409, 'support-requests.nothing-to-ask-for');
    expect(await manager.post(REQUESTS, { partner: 'personio' })).toEqual(nothing);
    expectStatus(200, await support.post(`${REQUESTS}/${await ask()}/approve`));
    expect(await manager.post(REQUESTS, FOR_JOIN)).toEqual(nothing);
  });
});

describe('GET /console/api/support-requests', () => {
  it('200: a manager sees its own, support sees all, oldest first', async () => {
    const id = await ask();
    const other = await (await hub.organisation()).member('manager');
    await other.post(REQUESTS, FOR_JOIN);
    const own = await manager.get<{ data: Request[] }>(REQUESTS);
    expect(own.body.data.map((request) => request.id)).toEqual([id]);
    const all = await support.get<{ data: { organisationId: string; createdAt: string }[] }>(
      `${REQUESTS}?state=open&limit=100`,
    );
    const moments = all.body.data.map(({ createdAt }) => createdAt);
    expect(moments).toEqual([...moments].sort());
    expect(all.body.data.filter(({ organisationId }) => organisationId === organisation.id)).toHaveLength(1);
    expect(moments.length).toBeGreaterThan(1);
  });

  it.each(['state=closed', 'limit=101', 'limit=0', 'limit=many', 'cursor=x', 'organisation=x'])(
    '400: ?%s is named',
    async (query) => {
      expect(await support.get(`${REQUESTS}?${query}`)).toEqual(
        refused(400, 'request.invalid', query.split('=')[0] ?? ''),
      );
    },
  );
});

describe('POST /console/api/support-requests/:id/approve', () => {
  it('200: the connection is activated, the managers are told, and the trail says so', async () => {
    const id = await ask();
    expect(await support.post(`${REQUESTS}/${id}/approve`)).toMatchObject({
      status: 200,
      body: { state: 'approved', onboarding: true },
    });
    expect(await joinState()).toBe('enabled');
    expect(await noticesOf(manager)).toContain('connection.enabled');
    expect((await organisation.trail()).slice(-2)).toEqual([
      'support-request.approved',
      'connection.changed',
    ]);
  });

  it('409: decided once, however many decide at once', async () => {
    const id = await ask();
    const answers = await Promise.all([
      support.post(`${REQUESTS}/${id}/approve`),
      support.post(`${REQUESTS}/${id}/approve`),
      support.post(`${REQUESTS}/${id}/reject`, { reason: 'no plan' }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await support.post(`${REQUESTS}/${id}/approve`)).toEqual(DECIDED);
    const { state } = (await manager.get<Request>(`${REQUESTS}/${id}`)).body;
    expect(await joinState()).toBe(state === 'approved' ? 'enabled' : 'off');
  });

  it('404: one that does not exist', async () => {
    expect(await support.post(`${REQUESTS}/${randomUUID()}/approve`)).toEqual(NOT_FOUND);
  });

  it('409: one that was withdrawn by switching off', async () => {
    const id = await ask();
    expectStatus(200, await manager.post('/console/api/connections/join/switch-off', { confirm: true }));
    expect((await manager.get<Request>(`${REQUESTS}/${id}`)).body.state).toBe('withdrawn');
    expect(await support.post(`${REQUESTS}/${id}/approve`)).toEqual(DECIDED);
    expect(await count('support-request.withdrawn')).toBe(1);
  });
});

describe('POST /console/api/support-requests/:id/reject', () => {
  it('200: the manager reads the reason and may ask again, and the trail says so', async () => {
    const id = await ask();
    const reason = 'Kein bezahlter Tarif.';
    expect(await support.post(`${REQUESTS}/${id}/reject`, { reason })).toMatchObject({
      status: 200,
      body: { state: 'rejected', reason },
    });
    expect((await manager.get<Request>(`${REQUESTS}/${id}`)).body.reason).toBe(reason);
    expect(await joinState()).toBe('off');
    expect(await count('support-request.rejected')).toBe(1);
    expect(await ask()).not.toBe(id);
  });

  it.each([{}, { reason: ' ' }, { reason: 'x'.repeat(2_001) }, { reason: 'a\u0000b' }, { reason: '\ud800' }])(
    '400: without a reason that can be read: %j',
    async (body) => {
      const id = await ask();
      expect(await support.post(`${REQUESTS}/${id}/reject`, body)).toEqual(
        refused(400, 'request.invalid', 'reason'),
      );
      expect((await manager.get<Request>(`${REQUESTS}/${id}`)).body.state).toBe('open');
    },
  );
});

describe('POST /console/api/support-requests/:id/assign', () => {
  it('200: to the caller or somebody else at the desk, and the trail says so once', async () => {
    const id = await ask();
    const admin = await hub.staff('admin');
    const assign = (body = {}) => support.post<Request>(`${REQUESTS}/${id}/assign`, body);
    expect((await assign()).body.assignedToId).toBe(support.actor.id);
    expect((await assign()).status).toBe(200);
    expect((await assign({ accountId: admin.actor.id })).body.assignedToId).toBe(admin.actor.id);
    expect(await count('support-request.assigned')).toBe(2);
  });

  it('400: nobody at the desk', async () => {
    const id = await ask();
    for (const accountId of [manager.actor.id, randomUUID(), (await hub.staff('auditor')).actor.id]) {
      expect(await support.post(`${REQUESTS}/${id}/assign`, { accountId })).toEqual(
        refused(400, 'request.invalid', 'accountId'),
      );
    }
  });
});

describe('POST /console/api/support-requests/:id/comments', () => {
  it('201: the other side is told, internal notes stay with staff, and the trail says so', async () => {
    const id = await ask();
    const comment = (by: PersonClient, body: object) => by.post<Request>(`${REQUESTS}/${id}/comments`, body);
    expect((await comment(support, { text: 'Anruf nötig', internal: true })).status).toBe(201);
    expect(await noticesOf(manager)).toEqual([]);
    expect((await comment(support, { text: 'Bitte Tarif nennen.' })).status).toBe(201);
    expect(await noticesOf(manager)).toHaveLength(1);
    expect((await comment(manager, { text: 'Tarif Pro.' })).status).toBe(201);
    const texts = async (by: PersonClient) =>
      (await by.get<Request>(`${REQUESTS}/${id}`)).body.comments.map(({ text }) => text);
    expect(await texts(manager)).toEqual(['Bitte Tarif nennen.', 'Tarif Pro.']);
    expect(await texts(support)).toEqual(['Anruf nötig', 'Bitte Tarif nennen.', 'Tarif Pro.']);
    expect(await count('support-request.commented')).toBe(3);
  });

  it.each([
    ['an internal note of a member', { text: 'a', internal: true }, 'internal'],
    ['no text', {}, 'text'],
    ['an author', { text: 'a', authorId: randomUUID() }, 'authorId'],
  ])('400: %s is named', async (_, body, field) => {
    const id = await ask();
    expect(await manager.post(`${REQUESTS}/${id}/comments`, body)).toEqual(
      refused(400, 'request.invalid', field),
    );
    expect((await manager.get<Request>(`${REQUESTS}/${id}`)).body.comments).toEqual([]);
  });
});
