import { randomUUID } from 'node:crypto';
import { WaitingRequestsCheck } from '../../src/support-requests/checks/waiting-requests.check.js';
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

describe('POST /console/api/support-requests/:id/reopen', () => {
  const reopen = (by: PersonClient, id: string) => by.post<Request>(`${REQUESTS}/${id}/reopen`);
  const rejected = async () => {
    const id = await ask();
    expectStatus(200, await support.post(`${REQUESTS}/${id}/reject`, { reason: 'Kein Tarif' }));
    return id;
  };

  it('200: a rejected request waits again with its comments, the connection asks again, and it can be approved', async () => {
    const id = await rejected();
    expectStatus(201, await manager.post(`${REQUESTS}/${id}/comments`, { text: 'Jetzt mit Tarif.' }));
    const again = expectStatus(200, await reopen(manager, id)).body;
    expect(again).toMatchObject({ id, state: 'open', reason: null, decidedAt: null });
    expect(again).toMatchObject({ comments: [{ text: 'Jetzt mit Tarif.' }] });
    expect(await joinState()).toBe('requested');
    expect(await count('support-request.reopened')).toBe(1);
    expectStatus(200, await support.post(`${REQUESTS}/${id}/approve`));
    expect(await joinState()).toBe('enabled');
  });

  it('404: nobody reopens another organisation’s', async () => {
    const id = await rejected();
    const stranger = await (await hub.organisation()).member('manager');
    expect(await reopen(stranger, id)).toEqual(NOT_FOUND);
  });

  it('409: not what is open, approved, or followed by another request', async () => {
    const cannot = refused(409, 'support-requests.cannot-reopen');
    const id = await rejected();
    const other = await ask();
    for (const one of [id, other]) expect(await reopen(support, one)).toEqual(cannot);
    expectStatus(200, await support.post(`${REQUESTS}/${other}/approve`));
    for (const one of [id, other]) expect(await reopen(support, one)).toEqual(cannot);
  });
});

describe('a request that waits', () => {
  const HOUR_MS = 3_600_000;
  const NEXT = Date.UTC(2031, 0, 3, 12);
  const friday = (hours: number) => new Date(NEXT + hours * HOUR_MS);
  const look = (now: Date) => hub.app.get(WaitingRequestsCheck).run(now);
  const reminders = async () =>
    (
      await hub.database.query<{ n: number }>(
        `select count(*)::int as n from notice where account_id = $1 and kind = 'support-request.waiting'`,
        [support.actor.id],
      )
    ).rows[0]?.n ?? 0;
  const askedOnFriday = async () => {
    await hub.database.query(
      `update support_request set state = 'withdrawn', decided_at = created_at where state = 'open'`,
    );
    const id = await ask();
    await hub.database.query('update support_request set created_at = $2 where id = $1', [id, friday(0)]);
    return id;
  };

  it('for longer than a working day is reminded of once; a weekend does not count', async () => {
    const before = await reminders();
    await askedOnFriday();
    await look(friday(71));
    expect(await reminders()).toBe(before);
    for (let times = 0; times < 3; times += 1) await look(friday(73));
    expect(await reminders()).toBe(before + 1);
    await look(friday(500));
    expect(await reminders()).toBe(before + 1);
  });

  it('for the customer’s answer is left alone, and counts anew from that answer on', async () => {
    const id = await askedOnFriday();
    const comment = async (by: PersonClient, at: Date) => {
      expectStatus(201, await by.post(`${REQUESTS}/${id}/comments`, { text: 'Ein Kommentar' }));
      await hub.database.query(
        `update support_request_comment set created_at = $2
         where id = (select max(id::text)::uuid from support_request_comment where support_request_id = $1)`,
        [id, at],
      );
    };
    await comment(support, friday(1));
    expect((await look(friday(500))).lookedAt).toBe(0);
    await comment(manager, friday(72));
    expect((await look(friday(95))).found).toBe(0);
    expect((await look(friday(97))).found).toBe(1);
    const { body } = await support.get<Request>(`${REQUESTS}/${id}`);
    expect(body).toMatchObject({ waitingSince: friday(72).toISOString() });
  });
});

describe('GET /console/api/support-statistics', () => {
  it('200: how many came, what became of them, and how long they waited; 403 for members', async () => {
    const statistics = async () =>
      expectStatus(200, await support.get('/console/api/support-statistics?days=30')).body;
    await hub.database.query(`update support_request set created_at = now() - interval '60 days'`);
    const id = await ask();
    expectStatus(200, await support.post(`${REQUESTS}/${id}/reject`, { reason: 'Kein Tarif' }));
    await hub.database.query(
      `update support_request set created_at = decided_at - interval '2 hours' where id = $1`,
      [id],
    );
    const figures = { asked: 1, rejected: 1, slowAnswerSeconds: 7200, medianDecisionSeconds: 7200 };
    expect(await statistics()).toMatchObject({
      total: figures,
      byPartner: [{ partner: 'join', ...figures }],
    });
    expectStatus(403, await manager.get('/console/api/support-statistics'));
    expectStatus(400, await support.get('/console/api/support-statistics?days=0'));
  });
});
