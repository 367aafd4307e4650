import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { Accounts } from '../../src/access/accounts.js';
import { Account } from '../../src/organisations/account.entity.js';
import { OldLinksCheck } from '../../src/organisations/checks/old-links.check.js';
import { OpenPasswordReset } from '../../src/organisations/own-account/open-password-reset.use-case.js';
import { Clock } from '../../src/platform/database/clock.js';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { mailedToken, mailsTo } from '../support/mailbox.ts';
import { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { PASSWORD, TestHub, type TestOrganisation } from '../support/test-hub.ts';

const OWN_PASSWORD = '/console/api/password';
const RESETS = '/console/api/password-resets';
const SESSIONS = '/console/api/sessions';
const NEW_PASSWORD = 'an entirely different sentence';
const MINUTE_MS = 60_000;

interface Sessions {
  readonly data: readonly { id: string; isCurrent: boolean; signedInAt: string; lastSeenAt: string }[];
}

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

const signedIn = (password = PASSWORD) => PersonClient.signIn(hub.url, manager.actor.email, password);
const visit = (path: string, body: object) => call(`${hub.url}${path}`, { method: 'POST', body });
const ask = (email: string) => visit(RESETS, { email });
const reset = (token: string, newPassword = NEW_PASSWORD) =>
  visit(`${RESETS}/complete`, { token, newPassword });
const isIn = async (person: PersonClient) => (await person.get('/console/api/session')).status === 200;

describe('PUT /console/api/password', () => {
  it('204: the new password counts, this session stays, the others end, and the trail says so', async () => {
    const other = await signedIn();
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expectStatus(204, await manager.put(OWN_PASSWORD, body));
    expect([await isIn(manager), await isIn(other)]).toEqual([true, false]);
    await signedIn(NEW_PASSWORD);
    await expect(signedIn()).rejects.toThrow('401');
    expect(await organisation.trail()).toContain('password.changed');
  });

  it('403: without the old password nothing changes, and guessing it ends', async () => {
    const guess = () => manager.put(OWN_PASSWORD, { currentPassword: 'a guess', newPassword: NEW_PASSWORD });
    for (let times = 0; times < 5; times += 1) {
      expect(await guess()).toEqual(refused(403, 'organisations.password-wrong'));
    }
    expect(await guess()).toEqual(refused(429, 'access.too-many-sign-ins'));
  });

  it('400: a short password is named', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'short' };
    expect(await manager.put(OWN_PASSWORD, body)).toEqual(refused(400, 'request.invalid', 'newPassword'));
  });
});

describe('a password reset', () => {
  it('204: the link of the mail sets a new password once and ends all sessions', async () => {
    expectStatus(202, await ask(manager.actor.email.toUpperCase()));
    const token = await mailedToken(hub, 'password-reset', manager.actor.email);
    expectStatus(204, await reset(token));
    expect(await isIn(manager)).toBe(false);
    await signedIn(NEW_PASSWORD);
    expect(await reset(token)).toEqual(refused(404, 'organisations.link-refused'));
    expect(await organisation.trail()).toEqual(
      expect.arrayContaining(['password-reset.requested', 'password-reset.completed']),
    );
  });

  it('401: no sign-in by the old password that is under way meanwhile', async () => {
    await ask(manager.actor.email);
    const token = await mailedToken(hub, 'password-reset', manager.actor.email);
    const accounts = hub.app.get<Accounts>(Accounts);
    const byPassword = accounts.byPassword.bind(accounts);
    const after = async (...given: Parameters<typeof byPassword>) => {
      const found = await byPassword(...given);
      expectStatus(204, await reset(token));
      return found;
    };
    Object.assign(accounts, { byPassword: after });
    const answer = await visit('/console/api/session', {
      email: manager.actor.email,
      password: PASSWORD,
    }).finally(() => Object.assign(accounts, { byPassword }));
    expectStatus(401, answer);
    const cookie = answer.headers.getSetCookie().join('; ');
    expectStatus(401, await call(`${hub.url}/console/api/session`, { headers: { cookie } }));
    await signedIn(NEW_PASSWORD);
  });

  it('204: ends a session that is begun between its steps', async () => {
    await ask(manager.actor.email);
    const token = await mailedToken(hub, 'password-reset', manager.actor.email);
    const held = await hub.database.connect();
    const waiting = async () =>
      (
        await hub.database.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
      ).rows[0]?.count ?? 0;
    let both: Promise<unknown[]> = Promise.resolve([]);
    try {
      await held.query('begin; lock table audit_event in share mode');
      const resetting = reset(token);
      await eventually('the reset waits', async () => (await waiting()) >= 1);
      const signing = signedIn().catch(() => undefined);
      both = Promise.all([resetting, signing]);
      await eventually('the sign-in waits', async () => (await waiting()) >= 2);
    } finally {
      await held.query('rollback');
      held.release();
    }
    const [answer, person] = (await both) as [{ status: number }, PersonClient | undefined];
    expect(answer.status).toBe(204);
    expect(person && (await isIn(person))).toBeFalsy();
  });

  it('202: an unknown or disabled account gets the same answer, and no mail', async () => {
    const disabled = await organisation.member('recruiter');
    await manager.post(`/console/api/members/${disabled.actor.id}/disable`);
    const answers = [];
    for (const email of ['nobody@example.org', disabled.actor.email, manager.actor.email]) {
      const { status, text } = await ask(email);
      answers.push([status, text]);
    }
    expect(answers).toEqual([
      [202, ''],
      [202, ''],
      [202, ''],
    ]);
    await mailedToken(hub, 'password-reset', manager.actor.email);
    await eventually('the queue is empty', async () => {
      const { rows } = await hub.database.query('select 1 from graphile_worker._private_jobs');
      return rows.length === 0;
    });
    expect(await mailsTo(hub, 'nobody@example.org')).toEqual([]);
    expect(await mailsTo(hub, disabled.actor.email)).toEqual([]);
  });

  it('202: asking again and again sends five mails at most, and the answer does not tell', async () => {
    for (let times = 0; times < 7; times += 1) expectStatus(202, await ask(manager.actor.email));
    await mailedToken(hub, 'password-reset', manager.actor.email, 5);
    const { rows } = await hub.database.query('select 1 from password_reset where account_id = $1', [
      manager.actor.id,
    ]);
    expect(rows).toHaveLength(5);
  });

  it('404: after an hour, after a newer one and after a change of the password it is worthless', async () => {
    const links: string[] = [];
    for (const count of [1, 2]) {
      await ask(manager.actor.email);
      links.push(await mailedToken(hub, 'password-reset', manager.actor.email, count));
    }
    expect(await reset(links[0] ?? '')).toEqual(refused(404, 'organisations.link-refused'));
    await manager.put(OWN_PASSWORD, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(await reset(links[1] ?? '')).toEqual(refused(404, 'organisations.link-refused'));
    await ask(manager.actor.email);
    const late = await mailedToken(hub, 'password-reset', manager.actor.email, 3);
    hub.clock.advance(60 * MINUTE_MS);
    expect(await reset(late)).toEqual(refused(404, 'organisations.link-refused'));
    expect(await reset('unknown')).toEqual(refused(404, 'organisations.link-refused'));
  });

  it('of several that are sent at once one is valid', async () => {
    const account = await hub.app.get(EntityManager).fork().findOneOrFail(Account, { id: manager.actor.id });
    const open = hub.app.get(OpenPasswordReset);
    await Promise.all(Array.from({ length: 4 }, () => open.run(account, randomUUID())));
    const valid = 'select 1 from password_reset where account_id = $1 and used_at is null';
    expect((await hub.database.query(valid, [account.id])).rows).toHaveLength(1);
  });

  it('204: a link used many times at once counts once', async () => {
    await ask(manager.actor.email);
    const token = await mailedToken(hub, 'password-reset', manager.actor.email);
    const answers = await Promise.all([1, 2, 3].map(() => reset(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  });
});

describe('own sessions', () => {
  it('200: lists where one is signed in, and from where; others are not in it', async () => {
    const other = await signedIn();
    await organisation.member('recruiter');
    const { data } = expectStatus(200, await manager.get<Sessions>(SESSIONS)).body;
    expect(data).toHaveLength(2);
    expect(data.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(data[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'node' });
    expect((await other.get<Sessions>(SESSIONS)).body.data.map(({ id }) => id)).toEqual(
      data.map(({ id }) => id),
    );
  });

  it('204 (trust 23): one session ends by its name, and only one’s own', async () => {
    const other = await signedIn();
    const stranger = await organisation.member('recruiter');
    const { data } = (await manager.get<Sessions>(SESSIONS)).body;
    const named = data.find(({ isCurrent }) => !isCurrent)?.id ?? '';
    expect(await stranger.delete(`${SESSIONS}/${named}`)).toEqual(
      refused(404, 'organisations.session-not-found'),
    );
    expectStatus(204, await manager.delete(`${SESSIONS}/${named}`));
    expect([await isIn(manager), await isIn(other)]).toEqual([true, false]);
    expect(await organisation.trail()).toContain('session.ended');
  });

  it('204: all others end, this one stays; again changes nothing', async () => {
    const others = [await signedIn(), await signedIn()];
    expectStatus(204, await manager.post(`${SESSIONS}/end-others`));
    expectStatus(204, await manager.post(`${SESSIONS}/end-others`));
    expect(await Promise.all([manager, ...others].map(isIn))).toEqual([true, false, false]);
    expect((await organisation.trail()).filter((action) => action === 'session.ended')).toHaveLength(2);
  });
});

describe('a password that leaked', () => {
  const LEAKED = 'Qwerty123456';

  it('400: is refused at each place where one is chosen, with a next step', async () => {
    const invited = `invited-${manager.actor.id}@example.org`;
    await manager.post('/console/api/members', { email: invited, role: 'recruiter', language: 'de' });
    const invitation = {
      token: await mailedToken(hub, 'invitation', invited),
      name: 'Ina',
      password: LEAKED,
    };
    const change = await manager.put(OWN_PASSWORD, { currentPassword: PASSWORD, newPassword: LEAKED });
    expect(change).toEqual(refused(400, 'request.invalid', 'newPassword'));
    expect(change.text).toContain('leaked passwords');
    expect(await reset('any', LEAKED)).toEqual(refused(400, 'request.invalid', 'newPassword'));
    expect(await visit('/console/api/invitations/accept', invitation)).toEqual(
      refused(400, 'request.invalid', 'password'),
    );
    expect(
      (await visit('/console/api/invitations/accept', { ...invitation, password: NEW_PASSWORD })).status,
    ).toBe(204);
  });
});

describe('links that have ended', () => {
  it('are forgotten after 30 days, the others not', async () => {
    const check = hub.app.get(OldLinksCheck);
    const invite = (name: string) =>
      manager.post('/console/api/members', {
        email: `${name}-${manager.actor.id}@example.org`,
        role: 'recruiter',
        language: 'de',
      });
    await invite('old');
    await ask(manager.actor.email);
    await mailedToken(hub, 'password-reset', manager.actor.email);
    hub.clock.advance(31 * 24 * 60 * MINUTE_MS);
    try {
      manager = await signedIn();
      await invite('new');
      await check.run(hub.app.get(Clock).now());
      const { rows } = await hub.database.query<{ email: string }>(
        `select email from invitation where organisation_id = $1
         union all select 'reset' from password_reset where account_id = $2`,
        [organisation.id, manager.actor.id],
      );
      expect(rows).toEqual([{ email: `new-${manager.actor.id}@example.org` }]);
    } finally {
      hub.clock.reset();
    }
  });
});
