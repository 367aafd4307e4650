import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { mailedToken, mailsTo } from '../support/mailbox.ts';
import { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

const MEMBERS = '/console/api/members';
const STAFF = '/console/api/staff';
const INVITATIONS = '/console/api/invitations';
const MINUTE_MS = 60_000;
const CHOSEN = { name: 'Nora Neu', password: 'a sentence that only Nora knows' };

interface Person {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly disabledAt: string | null;
}
interface People {
  readonly data: readonly Person[];
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
  organisation = await hub.organisation('Muster & Söhne');
  manager = await organisation.member('manager');
});

const newEmail = () => `new-${randomUUID()}@example.org`;
const visit = (path: string, body: object) =>
  call(`${hub.url}${INVITATIONS}/${path}`, { method: 'POST', body });
const invite = (by: PersonClient, path: string, email: string, role: string) =>
  by.post<{ id: string }>(path, { email, role, language: 'de' });

describe('an invitation', () => {
  it('204: its link makes an account with the role, once, and the trail says who', async () => {
    const email = newEmail();
    expectStatus(201, await invite(manager, MEMBERS, email.toUpperCase(), 'recruiter'));
    const token = await mailedToken(hub, 'invitation', email);
    expect(await visit('read', { token })).toMatchObject({
      status: 200,
      body: { group: 'Muster & Söhne', kind: 'member', role: 'recruiter', email, language: 'de' },
    });
    expectStatus(204, await visit('accept', { token, ...CHOSEN }));
    const recruiter = await PersonClient.signIn(hub.url, email, CHOSEN.password);
    expect(recruiter.actor).toMatchObject({
      kind: 'member',
      role: 'recruiter',
      organisationId: organisation.id,
    });
    expect(await visit('accept', { token, ...CHOSEN })).toEqual(refused(404, 'organisations.link-refused'));
    expect(await organisation.trail()).toEqual(
      expect.arrayContaining(['invitation.created', 'account.created', 'invitation.accepted']),
    );
  });

  it('201: of two at once for one person one is left', async () => {
    const email = newEmail();
    const both = ['recruiter', 'auditor'].map((role) => invite(manager, MEMBERS, email, role));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([201, 201]);
    const { rows } = await hub.database.query(
      'select 1 from invitation where email = $1 and accepted_at is null and withdrawn_at is null',
      [email],
    );
    expect(rows).toHaveLength(1);
  });

  it('201: the mail speaks the language of the person, and no table or log of ours holds the token', async () => {
    const email = newEmail();
    expectStatus(201, await invite(manager, MEMBERS, email, 'auditor'));
    const token = await mailedToken(hub, 'invitation', email);
    expect((await mailsTo(hub, email))[0]).toContain('hat diese Adresse zu Andock eingeladen');
    const { rows } = await hub.database.query<{ dump: string }>(
      `select row_to_json(i)::text as dump from invitation i
       union all select payload::text from graphile_worker._private_jobs
       union all select convert_from(body, 'UTF8') from audit_event`,
    );
    expect(rows.filter(({ dump }) => dump.includes(token))).toEqual([]);
  });

  it('404: unknown, expired, replaced and withdrawn links look the same', async () => {
    const [late, replaced, withdrawn] = [newEmail(), newEmail(), newEmail()];
    await invite(manager, MEMBERS, late, 'recruiter');
    const lateToken = await mailedToken(hub, 'invitation', late);
    hub.clock.advance(24 * 60 * MINUTE_MS);
    manager = await organisation.member('manager');
    await invite(manager, MEMBERS, replaced, 'recruiter');
    const replacedToken = await mailedToken(hub, 'invitation', replaced);
    await invite(manager, MEMBERS, replaced, 'auditor');
    const { id } = expectStatus(201, await invite(manager, MEMBERS, withdrawn, 'recruiter')).body;
    const withdrawnToken = await mailedToken(hub, 'invitation', withdrawn);
    expectStatus(204, await manager.delete(`${MEMBERS}/invitations/${id}`));
    for (const token of ['x', lateToken, replacedToken, withdrawnToken]) {
      expect(await visit('read', { token })).toEqual(refused(404, 'organisations.link-refused'));
      expect(await visit('accept', { token, ...CHOSEN })).toEqual(refused(404, 'organisations.link-refused'));
    }
    const open = await manager.get<People>(`${MEMBERS}/invitations`);
    expect(open.body.data.map(({ email, role }) => [email, role])).toEqual([
      [late, 'recruiter'],
      [replaced, 'auditor'],
    ]);
  });

  it('409: a link accepted twice at once makes one account', async () => {
    const email = newEmail();
    await invite(manager, MEMBERS, email, 'recruiter');
    const token = await mailedToken(hub, 'invitation', email);
    const answers = await Promise.all([1, 2, 3].map(() => visit('accept', { token, ...CHOSEN })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  });

  it('409: an e-mail of the own organisation; one of elsewhere is told only to whoever reads its mail', async () => {
    const recruiter = await organisation.member('recruiter');
    expect(await invite(manager, MEMBERS, recruiter.actor.email, 'auditor')).toEqual(
      refused(409, 'organisations.email-taken'),
    );
    const stranger = await (await hub.organisation()).member('manager');
    expectStatus(201, await invite(manager, MEMBERS, stranger.actor.email, 'auditor'));
    const token = await mailedToken(hub, 'invitation', stranger.actor.email);
    expect(await visit('accept', { token, ...CHOSEN })).toEqual(refused(409, 'organisations.email-taken'));
  });

  it('429: guessing links closes the network', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, number) => visit('read', { token: `guess-${number}` })),
    );
    expect(guesses.every(({ status }) => status === 404)).toBe(true);
    expect(await visit('read', { token: 'one more' })).toEqual(refused(429, 'access.too-many-sign-ins'));
  });

  it.each([
    ['a short password', { ...CHOSEN, password: 'elf-Zeichen' }, 'password'],
    ['a monotonous password', { ...CHOSEN, password: 'ababababababab' }, 'password'],
    ['no name', { ...CHOSEN, name: ' ' }, 'name'],
    ['a role', { ...CHOSEN, role: 'manager' }, 'role'],
  ])('400: %s is named', async (_, body, field) => {
    expect(await visit('accept', { token: 'x', ...body })).toEqual(refused(400, 'request.invalid', field));
  });

  it('400: a role of staff is none of an organisation', async () => {
    expect(await invite(manager, MEMBERS, newEmail(), 'admin')).toEqual(
      refused(400, 'request.invalid', 'role'),
    );
  });

  it('403: a page of another site cannot use it', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await call(`${hub.url}${INVITATIONS}/accept`, { method: 'POST', headers, body: CHOSEN });
    expect(answer).toEqual(refused(403, 'organisations.foreign-origin'));
  });
});

describe('members', () => {
  it('204 (trust 23): a disabled member is out at once, everywhere, and back only after being enabled', async () => {
    const recruiter = await organisation.member('recruiter');
    const { id, email } = recruiter.actor;
    expectStatus(204, await manager.post(`${MEMBERS}/${id}/disable`));
    expect(await recruiter.get('/console/api/session')).toEqual(refused(401, 'access.sign-in-needed'));
    const { rows } = await hub.database.query(`select 1 from session where sess ->> 'accountId' = $1`, [id]);
    expect(rows).toEqual([]);
    expectStatus(204, await manager.post(`${MEMBERS}/${id}/disable`));
    expectStatus(204, await manager.post(`${MEMBERS}/${id}/enable`));
    expect(await recruiter.get('/console/api/session')).toEqual(refused(401, 'access.sign-in-needed'));
    await PersonClient.signIn(hub.url, email, 'correct horse battery staple');
    const trail = await organisation.trail();
    expect(trail.filter((action) => /^account\.(dis|en)abled$/.test(action))).toEqual([
      'account.disabled',
      'account.enabled',
    ]);
  });

  it('204: a new role counts from the next call on', async () => {
    const recruiter = await organisation.member('recruiter');
    expect((await recruiter.get(MEMBERS)).status).toBe(403);
    expectStatus(204, await manager.patch(`${MEMBERS}/${recruiter.actor.id}`, { role: 'manager' }));
    expect((await recruiter.get(MEMBERS)).status).toBe(200);
    expect(await organisation.trail()).toContain('account.role-changed');
  });

  it('409: the last manager stays, also when two managers disable each other at once', async () => {
    const { id } = manager.actor;
    expect(await manager.post(`${MEMBERS}/${id}/disable`)).toEqual(refused(409, 'organisations.last-one'));
    expect(await manager.patch(`${MEMBERS}/${id}`, { role: 'auditor' })).toEqual(
      refused(409, 'organisations.last-one'),
    );
    const other = await organisation.member('manager');
    const answers = await Promise.all([
      manager.post(`${MEMBERS}/${other.actor.id}/disable`),
      other.post(`${MEMBERS}/${id}/disable`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('404 (trust 13): people and invitations of others cannot be seen or changed', async () => {
    const stranger = await (await hub.organisation()).member('manager');
    const { id } = expectStatus(201, await invite(stranger, MEMBERS, newEmail(), 'recruiter')).body;
    const admin = await hub.staff('admin');
    for (const person of [stranger, admin]) {
      const path = `${MEMBERS}/${person.actor.id}`;
      for (const answer of [
        await manager.post(`${path}/disable`),
        await manager.post(`${path}/enable`),
        await manager.patch(path, { role: 'auditor' }),
      ]) {
        expect(answer).toEqual(refused(404, 'organisations.account-not-found'));
      }
    }
    expect(await manager.delete(`${MEMBERS}/invitations/${id}`)).toEqual(
      refused(404, 'organisations.invitation-not-found'),
    );
    const { body } = await manager.get<People>(MEMBERS);
    expect(body.data.map((person) => person.id)).toEqual([manager.actor.id]);
  });
});

describe('staff', () => {
  it('204: an admin invites, changes and disables the operator’s people, in the log of the instance', async () => {
    const admin = await hub.staff('admin');
    const email = newEmail();
    expectStatus(201, await invite(admin, STAFF, email, 'support'));
    const token = await mailedToken(hub, 'invitation', email);
    expectStatus(204, await visit('accept', { token, ...CHOSEN }));
    const support = await PersonClient.signIn(hub.url, email, CHOSEN.password);
    expect(support.actor).toMatchObject({ kind: 'staff', role: 'support', organisationId: null });
    expectStatus(204, await admin.patch(`${STAFF}/${support.actor.id}`, { role: 'auditor' }));
    expectStatus(204, await admin.post(`${STAFF}/${support.actor.id}/disable`));
    expect(await support.get('/console/api/session')).toEqual(refused(401, 'access.sign-in-needed'));
    expect(await hub.trail(null)).toEqual(
      expect.arrayContaining(['invitation.accepted', 'account.role-changed', 'account.disabled']),
    );
  });

  it('403: nobody but an admin', async () => {
    for (const person of [manager, await hub.staff('support'), await hub.staff('auditor')]) {
      expect(await person.get(STAFF)).toEqual(refused(403, 'access.right-missing'));
      expect(await invite(person, STAFF, newEmail(), 'admin')).toEqual(refused(403, 'access.right-missing'));
    }
  });

  it('404: a member is not staff', async () => {
    const admin = await hub.staff('admin');
    expect(await admin.post(`${STAFF}/${manager.actor.id}/disable`)).toEqual(
      refused(404, 'organisations.account-not-found'),
    );
  });
});
