import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionData } from 'express-session';
import { SidePool } from '../../src/platform/database/side-pool.js';
import { SessionStore } from '../../src/platform/http/session-store.js';
import { eventually } from '../support/eventually.ts';
import { type Answer, call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { PASSWORD, TestHub, type TestOrganisation } from '../support/test-hub.ts';

const SESSION = '/console/api/session';
const STEP_UP = `${SESSION}/step-up`;
const MINUTE_MS = 60_000;

let hub: TestHub;
let organisation: TestOrganisation;
let manager: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  hub.clock.advance(15 * MINUTE_MS + 1);
  organisation = await hub.organisation();
  manager = await organisation.member('manager');
});

const signIn = (email: string, password: unknown = PASSWORD, headers: Record<string, string> = {}) =>
  call<{ csrfToken: string }>(`${hub.url}${SESSION}`, { method: 'POST', body: { email, password }, headers });

const cookieOf = ({ headers }: Answer<unknown>): string => headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
const times = <T>(count: number, ask: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, ask));

const readWith = (cookie: string) => call(`${hub.url}${SESSION}`, { headers: { cookie } });

describe('POST /console/api/session', () => {
  it('200: says who it is and what it may do, to be kept by nobody, and the trail says so', async () => {
    const answer = await signIn(manager.actor.email.toUpperCase());
    expect(answer).toMatchObject({
      status: 200,
      body: {
        actor: { id: manager.actor.id, kind: 'member', role: 'manager', organisationId: organisation.id },
        csrfToken: expect.stringMatching(/^[\w-]{43}$/),
        rights: expect.arrayContaining(['keys.manage']),
      },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await organisation.trail()).filter((action) => action === 'session.started')).toHaveLength(2);
  });

  it('200 (trust 20): the cookie is closed to scripts and to other sites', async () => {
    const [cookie = ''] = (await signIn(manager.actor.email)).headers.getSetCookie();
    expect(cookie).toMatch(/^andock=/);
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']),
    );
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('200 (trust 22): the session gets a new id, and the one before is gone', async () => {
    const before = await signIn(manager.actor.email);
    const after = await signIn(manager.actor.email, PASSWORD, { cookie: cookieOf(before) });
    expect(cookieOf(after)).not.toBe(cookieOf(before));
    expect(await readWith(cookieOf(before))).toEqual(refused(401, 'access.sign-in-needed'));
    expect(await readWith(cookieOf(after))).toMatchObject({ status: 200 });
  });

  it('200 (trust 22): an id that the caller chose is not taken', async () => {
    const answer = await signIn(manager.actor.email, PASSWORD, { cookie: 'andock=s%3Achosen.signature' });
    expect(decodeURIComponent(cookieOf(answer))).not.toContain('chosen');
    const { rows } = await hub.database.query("select 1 from session where sid = 'chosen'");
    expect(rows).toEqual([]);
  });

  it.each([
    ['an unknown field', { email: 'a@example.org', password: 'x', role: 'admin' }, ['role']],
    ['a missing password', { email: 'a@example.org' }, ['password']],
    ['an e-mail that is none', { email: 'nobody', password: 'x' }, ['email']],
    ['lists in place of texts', { email: ['a@example.org'], password: ['x'] }, ['email', 'password']],
    ['a password without end', { email: 'a@example.org', password: 'x'.repeat(201) }, ['password']],
    ['nothing', {}, ['email', 'password']],
  ])('400: %s is named', async (_, body, fields) => {
    expect(await call(`${hub.url}${SESSION}`, { method: 'POST', body })).toEqual(
      refused(400, 'request.invalid', ...fields),
    );
  });

  it('400: a password in the address is not read', async () => {
    const address = `${hub.url}${SESSION}?email=${manager.actor.email}&password=${encodeURIComponent(PASSWORD)}`;
    expect(await call(address, { method: 'POST', body: {} })).toEqual(
      refused(400, 'request.invalid', 'email', 'password'),
    );
  });

  it('401: a wrong password and an unknown account look the same, and the trail says so', async () => {
    const wrong = await signIn(manager.actor.email, 'not the password');
    const unknown = await signIn('nobody-at-all@example.org');
    expect(wrong).toEqual(refused(401, 'access.sign-in-failed'));
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(await organisation.trail()).toContain('session.refused');
  });

  it('401 (trust 23): a disabled account cannot sign in', async () => {
    await hub.database.query('update account set disabled_at = now() where id = $1', [manager.actor.id]);
    expect(await signIn(manager.actor.email)).toEqual(refused(401, 'access.sign-in-failed'));
  });

  it.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('403 (trust 21): a page of another site cannot sign anybody in (%s: %s)', async (header, value) => {
    expect(await signIn(manager.actor.email, PASSWORD, { [header]: value })).toEqual(
      refused(403, 'organisations.foreign-origin'),
    );
  });

  it('429 (trust 25): five wrong passwords close the account for 15 minutes, for the right one too', async () => {
    const wrong = await times(5, () => signIn(manager.actor.email, 'wrong'));
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const closed = await signIn(manager.actor.email);
    expect(closed).toEqual(refused(429, 'access.too-many-sign-ins'));
    expect(Number(closed.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
    hub.clock.advance(15 * MINUTE_MS);
    expect((await signIn(manager.actor.email)).status).toBe(200);
  });

  it('429 (trust 25): many wrong passwords at once win nothing', async () => {
    const answers = await times(12, () => signIn(manager.actor.email, 'wrong'));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    expect(await signIn(manager.actor.email)).toEqual(refused(429, 'access.too-many-sign-ins'));
  });

  it('429 (trust 25, 33): an address is closed after twenty, whatever account and forwarded address it names', async () => {
    let number = 0;
    await times(20, () => {
      number += 1;
      return signIn(`nobody-${number}@example.org`, 'wrong', { 'x-forwarded-for': `203.0.113.${number}` });
    });
    expect(await signIn(manager.actor.email, PASSWORD, { 'x-forwarded-for': '203.0.113.200' })).toEqual(
      refused(429, 'access.too-many-sign-ins'),
    );
  });
});

describe('GET /console/api/session', () => {
  it('200: says the same as signing in', async () => {
    const answer = await signIn(manager.actor.email);
    const read = await readWith(cookieOf(answer));
    expect([read.status, read.body]).toEqual([200, answer.body]);
    expect(read.headers.get('cache-control')).toBe('no-store');
  });

  it('401: without a cookie, or with one that we did not sign', async () => {
    const cookie = cookieOf(await signIn(manager.actor.email));
    for (const other of ['', 'andock=', `${cookie}x`, cookie.replace('.', '.x'), 'andock=s%3A%00.%ff']) {
      expect(await readWith(other)).toEqual(refused(401, 'access.sign-in-needed'));
    }
  });

  it('401 (trust 23): an account that is disabled is out at once', async () => {
    await hub.database.query('update account set disabled_at = now() where id = $1', [manager.actor.id]);
    expect(await manager.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
  });

  it('401 (trust 24): a session ends 24 hours after sign-in, however busy', async () => {
    hub.clock.advance(24 * 60 * MINUTE_MS - MINUTE_MS);
    expect((await manager.get(SESSION)).status).toBe(200);
    hub.clock.advance(MINUTE_MS);
    expect(await manager.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
  });

  it('401 (trust 24): a session ends after eight hours without a call, and each call starts them anew', async () => {
    const hours = async () => {
      const { rows } = await hub.database.query<{ hours: number }>(
        `select extract(epoch from expire - localtimestamp)::float8 / 3600 as hours from session
          where sess ->> 'accountId' = $1`,
        [manager.actor.id],
      );
      return rows[0]?.hours ?? 0;
    };
    expect(await hours()).toBeCloseTo(8, 1);
    const idle = (interval: string) =>
      hub.database.query(
        `update session set expire = localtimestamp + $2::interval where sess ->> 'accountId' = $1`,
        [manager.actor.id, interval],
      );
    await idle('1 minute');
    expect((await manager.get(SESSION)).status).toBe(200);
    expect(await hours()).toBeCloseTo(8, 1);
    await idle('-1 second');
    expect(await manager.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
  });

  it('401 (trust 8): an API key or a session cookie under another name opens nothing', async () => {
    const cookie = cookieOf(await signIn(manager.actor.email));
    expect(await call(`${hub.url}${SESSION}`, { headers: { authorization: `Bearer ${cookie}` } })).toEqual(
      refused(401, 'access.sign-in-needed'),
    );
    expect(await call(`${hub.url}/v1/connection`, { headers: { cookie } })).toEqual(
      refused(401, 'access.key-refused'),
    );
  });
});

describe('DELETE /console/api/session', () => {
  it('204 (trust 23): the session is over on every replica, and the trail says so', async () => {
    expect((await manager.delete(SESSION)).status).toBe(204);
    expect(await manager.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
    const { rows } = await hub.database.query(`select 1 from session where sess ->> 'accountId' = $1`, [
      manager.actor.id,
    ]);
    expect(rows).toEqual([]);
    expect(await organisation.trail()).toContain('session.ended');
  });

  it('204: other sessions of the same person go on', async () => {
    const other = cookieOf(await signIn(manager.actor.email));
    await manager.delete(SESSION);
    expect((await readWith(other)).status).toBe(200);
  });

  it('401: nobody is signed in', async () => {
    expect(await call(`${hub.url}${SESSION}`, { method: 'DELETE' })).toEqual(
      refused(401, 'access.sign-in-needed'),
    );
  });

  it.each([
    ['no token', ''],
    ['a token of somebody else', 'A'.repeat(43)],
  ])('403 (trust 21): %s, so no other site can sign anybody out', async (_, token) => {
    expect(await manager.send('DELETE', SESSION, undefined, { 'x-csrf-token': token })).toEqual(
      refused(403, 'access.csrf-token-wrong'),
    );
    expect((await manager.get(SESSION)).status).toBe(200);
  });
});

describe('POST /console/api/session/step-up', () => {
  const generate = () => manager.post('/console/api/connections/join/keys');
  const NEEDED = refused(403, 'access.step-up-required');

  it('204 (trust 9): opens what needs it for ten minutes, and the trail says so', async () => {
    expect(await generate()).toEqual(NEEDED);
    await manager.stepUp();
    expect(await generate()).toEqual(refused(409, 'keys.connection-not-enabled'));
    hub.clock.advance(10 * MINUTE_MS - 5_000);
    expect(await generate()).toEqual(refused(409, 'keys.connection-not-enabled'));
    hub.clock.advance(5_000);
    expect(await generate()).toEqual(NEEDED);
    expect(await organisation.trail()).toContain('session.stepped-up');
  });

  it('204: counts only for the session that gave the password', async () => {
    const other = await signIn(manager.actor.email);
    await manager.stepUp();
    const headers = { cookie: cookieOf(other), 'x-csrf-token': other.body.csrfToken };
    expect(await call(`${hub.url}/console/api/connections/join/keys`, { method: 'POST', headers })).toEqual(
      NEEDED,
    );
  });

  it('401 (trust 23): a session that is ended meanwhile stays ended, and nothing was proven', async () => {
    const cookie = manager.asHeaders().find((header) => /^cookie/i.test(header)) ?? '';
    const owner = await hub.database.connect();
    try {
      await owner.query('begin; lock table audit_event in share mode');
      const underWay = manager.post(STEP_UP, { password: PASSWORD });
      await eventually('the step-up waits for the log', async () => {
        const { rows } = await hub.database.query('select 1 from pg_locks where not granted');
        return rows.length > 0;
      });
      await hub.database.query(`delete from session where sess ->> 'accountId' = $1`, [manager.actor.id]);
      await owner.query('commit');
      expect(await underWay).toEqual(refused(401, 'access.sign-in-needed'));
    } finally {
      owner.release();
    }
    expect(await readWith(cookie.replace(/^cookie:\s*/i, ''))).toEqual(refused(401, 'access.sign-in-needed'));
    const { rows } = await hub.database.query(
      `select outcome from audit_event where action = 'session.stepped-up' and organisation_id = $1`,
      [organisation.id],
    );
    expect(rows).toEqual([{ outcome: 'failure' }]);
  });

  it('401 (trust 23): who still holds an ended session in memory cannot store it again', async () => {
    const store = new SessionStore(hub.app.get(SidePool));
    const stored = async () =>
      (await hub.database.query<{ sess: object }>('select sess from session where sid = $1', ['held']))
        .rows[0]?.sess;
    const set = (data: object) =>
      new Promise<void>((resolve, reject) => {
        store.set('held', data as SessionData, (error) => (error ? reject(error as Error) : resolve()));
      });
    const data = { cookie: { expires: new Date(Date.now() + MINUTE_MS) }, accountId: manager.actor.id };
    await set(data);
    await set({ ...data, stepUpAt: 1 });
    expect(await stored()).toMatchObject({ accountId: manager.actor.id, stepUpAt: 1 });
    await hub.database.query('delete from session where sid = $1', ['held']);
    await set({ ...data, stepUpAt: 2 });
    expect(await stored()).toBeUndefined();
  });

  it('400: an unknown field is named', async () => {
    expect(await manager.post(STEP_UP, { password: PASSWORD, minutes: 60 })).toEqual(
      refused(400, 'request.invalid', 'minutes'),
    );
  });

  it('401: nobody is signed in', async () => {
    expect(await call(`${hub.url}${STEP_UP}`, { method: 'POST', body: { password: PASSWORD } })).toEqual(
      refused(401, 'access.sign-in-needed'),
    );
  });

  it('403: a wrong password opens nothing', async () => {
    expect(await manager.post(STEP_UP, { password: 'wrong' })).toEqual(
      refused(403, 'organisations.password-wrong'),
    );
    expect(await generate()).toEqual(NEEDED);
  });

  it('403: without the token of the session', async () => {
    expect(await manager.send('POST', STEP_UP, { password: PASSWORD }, { 'x-csrf-token': '' })).toEqual(
      refused(403, 'access.csrf-token-wrong'),
    );
  });

  it('429 (trust 25): wrong passwords count like failed sign-ins', async () => {
    for (let count = 0; count < 5; count += 1) await manager.post(STEP_UP, { password: 'wrong' });
    expect(await manager.post(STEP_UP, { password: PASSWORD })).toEqual(
      refused(429, 'access.too-many-sign-ins'),
    );
    expect(await signIn(manager.actor.email)).toEqual(refused(429, 'access.too-many-sign-ins'));
  });
});
