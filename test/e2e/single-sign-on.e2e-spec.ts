import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { system } from '../../src/access/actor.js';
import { STAFF } from '../../src/organisations/members/group.js';
import { InvitePerson } from '../../src/organisations/members/invite-person.use-case.js';
import { LinkTokens } from '../../src/organisations/members/link-tokens.js';
import { CreateAccount } from '../../src/organisations/public/create-account.use-case.js';
import { IdentityProvider as IdentityProviderOfHub } from '../../src/organisations/single-sign-on/identity-provider.js';
import { SingleSignOnUnavailable } from '../../src/organisations/single-sign-on/single-sign-on.errors.js';
import { Config } from '../../src/platform/config/config.js';
import { freePort } from '../support/free-port.ts';
import { type Answer, call } from '../support/http-client.ts';
import { CLIENT, IdentityProvider, type Person } from '../support/identity-provider.ts';
import { refused } from '../support/refused.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const SESSION = '/console/api/session';
const START = `${SESSION}/single-sign-on`;
const COMPLETE = `${START}/complete`;
const STEP_UP = `${SESSION}/step-up/single-sign-on`;
const MINUTE_MS = 60_000;

interface Done {
  readonly purpose: string;
  readonly next: string;
  readonly session: {
    readonly actor: { id: string; role: string; kind: string; email: string };
    readonly csrfToken: string;
    readonly stepUpWith: string[];
  };
}

let hub: TestHub;
let idp: IdentityProvider;
let subject: string;
beforeAll(async () => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  idp = await IdentityProvider.start(url);
  hub = await TestHub.start({
    PORT: String(port),
    PUBLIC_URL: url,
    OIDC_ISSUER: idp.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ROLES: 'hub-admins=admin,hub-desk=support,hub-audit=auditor',
    OIDC_NAME: 'Muster-Login',
    STAFF_PASSWORDS: 'off',
  });
});
afterAll(async () => {
  await hub.stop();
  await idp.stop();
});
beforeEach(() => {
  subject = randomUUID();
});

/** Somebody whom the provider knows, under a new e-mail. */
const known = (more: Person = {}): string => {
  const email = `${subject}@example.org`;
  idp.people.set(subject, { email, email_verified: true, name: 'Ida Desk', groups: ['hub-desk'], ...more });
  return email;
};

/** A browser: its cookie, and the token of its session. */
class Browser {
  cookie = '';
  csrfToken = '';

  async send<Body = { code?: string }>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const answer = await call<Body>(`${hub.url}${path}`, {
      method,
      body,
      headers: { cookie: this.cookie, 'x-csrf-token': this.csrfToken },
    });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return answer;
  }
  async begin(next = '/audit', path = START): Promise<URL> {
    const { status, body } = await this.send<{ url: string }>('POST', path, { next });
    expect(status).toBe(200);
    return new URL(body.url);
  }
  async complete(back: URL): Promise<Answer<Done>> {
    const answer = await this.send<Done>('POST', COMPLETE, { parameters: back.search.slice(1) });
    if (answer.status === 200) this.csrfToken = answer.body.session.csrfToken;
    return answer;
  }
  async signIn(who = subject): Promise<Answer<Done>> {
    return this.complete(await idp.signIn((await this.begin()).href, who));
  }
}

const accountOf = async (email: string) =>
  (await hub.database.query<{ id: string; role: string }>('select * from account where email = $1', [email]))
    .rows[0];
const lastEvents = async (action: string) =>
  (
    await hub.database.query<{ facts: object; outcome: string; target_id: string | null }>(
      `select convert_from(body, 'UTF8')::json -> 'facts' as facts, outcome, target_id from audit_event
        where action = $1 order by id desc limit 1`,
      [action],
    )
  ).rows;

describe('signing in at the operator’s identity provider', () => {
  it('200: says how to sign in', async () => {
    expect((await call(`${hub.url}${SESSION}/ways`)).body).toEqual({
      singleSignOn: 'Muster-Login',
      staffPasswords: false,
    });
  });

  it('200: asks with PKCE, state and nonce, each time others', async () => {
    const browser = new Browser();
    const [one, other] = [await browser.begin(), await browser.begin()];
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/\/sign-in\/complete$/),
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    }
  });

  it('200 (trust 22): makes an account of staff for who comes first, in a session with a new id', async () => {
    const email = known();
    const browser = new Browser();
    const address = await browser.begin('/deliveries?state=held');
    const before = browser.cookie;
    const { status, body } = await browser.complete(await idp.signIn(address.href, subject));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      purpose: 'sign-in',
      next: '/deliveries?state=held',
      session: { actor: { kind: 'staff', role: 'support', email }, stepUpWith: ['single-sign-on'] },
    });
    expect(browser.cookie).not.toBe(before);
    expect((await browser.send('GET', SESSION)).status).toBe(200);
    const fixed = new Browser();
    fixed.cookie = before;
    expect(await fixed.send('GET', SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
    const { rows } = await hub.database.query<{ action: string }>(
      'select action from audit_event where target_id = $1 order by id',
      [body.session.actor.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['account.created', 'account.linked']);
  });

  it('200: finds the same person again by its subject, under whatever e-mail, with the role of today', async () => {
    const email = known();
    const { id } = (await new Browser().signIn()).body.session.actor;
    known({ email: `other-${email}`, email_verified: false, groups: ['hub-audit'] });
    const again = await new Browser().signIn();
    expect(again.body.session.actor).toMatchObject({ id, role: 'auditor', email });
    expect(await lastEvents('account.role-changed')).toMatchObject([
      { target_id: id, facts: { from: 'support', to: 'auditor' } },
    ]);
  });

  it('200: an account of staff from before is found once by its verified e-mail, in any case', async () => {
    const email = known();
    await hub.database.query(
      `insert into account (id, kind, role, email, name, created_at) values ($1, 'staff', 'admin', $2, 'Old', now())`,
      [subject, email],
    );
    known({ email: email.toUpperCase(), groups: ['hub-desk', 'hub-admins'] });
    expect((await new Browser().signIn()).body.session.actor).toMatchObject({ id: subject, role: 'admin' });
  });

  it.each(['https://evil.test', '//evil.test/x', '/\\evil.test', 'javascript:alert(1)'])(
    '200: goes on only within the console, never to %s',
    async (next) => {
      known();
      const browser = new Browser();
      const back = await idp.signIn((await browser.begin(next)).href, subject);
      expect((await browser.complete(back)).body.next).toBe('/');
    },
  );
});

describe('an answer that proves nothing', () => {
  it('401: used twice, also at the same time', async () => {
    known();
    const browser = new Browser();
    const back = await idp.signIn((await browser.begin()).href, subject);
    const replay = Object.assign(new Browser(), { cookie: browser.cookie });
    const answers = await Promise.all([browser.complete(back), replay.complete(back)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-expired'));
  });

  it('401: in another browser than the one that began', async () => {
    known();
    const back = await idp.signIn((await new Browser().begin()).href, subject);
    expect(await new Browser().complete(back)).toEqual(refused(401, 'organisations.single-sign-on-expired'));
    const other = new Browser();
    await other.begin();
    expect(await other.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
  });

  it('401: after ten minutes', async () => {
    known();
    const browser = new Browser();
    const back = await idp.signIn((await browser.begin()).href, subject);
    hub.clock.advance(10 * MINUTE_MS + 1);
    try {
      expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-expired'));
    } finally {
      hub.clock.reset();
    }
  });

  it.each(['nonce', 'code_challenge'])('401: was given for another %s', async (name) => {
    known();
    const browser = new Browser();
    const address = await browser.begin();
    address.searchParams.set(name, 'a'.repeat(43));
    const back = await idp.signIn(address.href, subject);
    expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
    expect(await accountOf(`${subject}@example.org`)).toBeUndefined();
  });

  it.each([
    ['another state', 'state', 'x'.repeat(43)],
    ['no state', 'state', null],
    ['another issuer', 'iss', 'https://other.test'],
    ['no issuer', 'iss', null],
    ['another code', 'code', 'x'.repeat(43)],
    ['no code', 'code', null],
  ])('401: carries %s', async (_, name, value) => {
    known();
    const browser = new Browser();
    const back = await idp.signIn((await browser.begin()).href, subject);
    if (value === null) back.searchParams.delete(name);
    else back.searchParams.set(name, value);
    expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
  });

  it('401: comes from another provider', async () => {
    const other = await IdentityProvider.start(`http://localhost:${new URL(hub.url).port}`);
    try {
      other.people.set(subject, { email: 'x@example.org', email_verified: true, groups: ['hub-admins'] });
      const browser = new Browser();
      const address = await browser.begin();
      const elsewhere = `${other.url}/auth${address.search}`;
      const back = await other.signIn(elsewhere, subject);
      expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
      back.searchParams.set('iss', idp.url);
      const second = new Browser();
      back.searchParams.set('state', (await second.begin()).searchParams.get('state') ?? '');
      expect(await second.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
    } finally {
      await other.stop();
    }
  });

  it('401: says that the person or the provider refused, and the trail says so', async () => {
    const browser = new Browser();
    const state = (await browser.begin()).searchParams.get('state') ?? '';
    const refusal = new URLSearchParams({ error: 'access_denied', state, iss: idp.url });
    const back = new URL(`${hub.url}?${refusal.toString()}`);
    expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
    const { rows } = await hub.database.query<{ outcome: string }>(
      `select outcome from audit_event where action = 'session.refused' and strpos(convert_from(body, 'UTF8'), $1) > 0`,
      ['organisations.single-sign-on-refused'],
    );
    expect(rows).toContainEqual({ outcome: 'denied' });
  });

  it('400, 403: is no answer, or comes from a page of another site', async () => {
    expect(await new Browser().send('POST', COMPLETE, {})).toEqual(
      refused(400, 'request.invalid', 'parameters'),
    );
    const foreign = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } };
    for (const [path, body] of [
      [START, {}],
      [COMPLETE, { parameters: 'code=1' }],
    ] as const) {
      expect(await call(`${hub.url}${path}`, { ...foreign, body })).toEqual(
        refused(403, 'organisations.foreign-origin'),
      );
    }
  });
});

describe('a person without access', () => {
  it('403: has no role here, and gets no account', async () => {
    const email = known({ groups: ['everyone', 'HUB-ADMINS'] });
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.staff-role-missing'));
    expect(await accountOf(email)).toBeUndefined();
  });

  it('403: lost its role since', async () => {
    known();
    expect((await new Browser().signIn()).status).toBe(200);
    known({ groups: [] });
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.staff-role-missing'));
  });

  it.each([
    ['not verified', { email_verified: false }],
    ['verified in another word', { email_verified: 'true' as unknown as boolean }],
    ['no address', { email: 'nobody' }],
    ['not of this alphabet', { email: 'аdmin@example.org' }],
    ['written with a sign that only in lower case is a letter', { email: 'mi\u212ae@example.org' }],
  ])('403: has an e-mail that is %s', async (_, more) => {
    const email = known(more);
    const answer = await new Browser().signIn();
    expect([401, 403]).toContain(answer.status);
    expect(await accountOf(email)).toBeUndefined();
  });

  it('403: has the e-mail of a member, of another person or of the command line', async () => {
    const { actor } = await (await hub.organisation()).member('manager');
    known({ email: actor.email });
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.identity-taken'));
    subject = randomUUID();
    const email = known();
    expect((await new Browser().signIn()).status).toBe(200);
    subject = randomUUID();
    known({ email });
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.identity-taken'));
    subject = randomUUID();
    await emergencyAdmin(known());
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.identity-taken'));
  });

  it('403: is disabled', async () => {
    const email = known();
    const browser = new Browser();
    await browser.signIn();
    await hub.database.query('update account set disabled_at = now() where email = $1', [email]);
    expect(await new Browser().signIn()).toEqual(refused(403, 'organisations.account-disabled'));
    expect(await browser.send('GET', SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
  });
});

describe('signing out', () => {
  const END = `${START}/end`;

  it('200: ends the session here, and sends the browser to where the provider ends its own and sends it back', async () => {
    known();
    const browser = new Browser();
    await browser.signIn();
    const { status, body } = await browser.send<{ url: string }>('POST', END);
    expect(status).toBe(200);
    const address = new URL(body.url);
    expect(`${address.origin}${address.pathname}`).toBe(`${idp.url}/session/end`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: CLIENT.id,
      post_logout_redirect_uri: expect.stringMatching(/\/sign-in$/),
    });
    const page = await call(address.href);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('/session/end/confirm')]);
    expect(await browser.send('GET', SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
    expect(await lastEvents('session.ended')).toMatchObject([{ outcome: 'success' }]);
  });

  it('200: a session that began with a password ends here, and there is nothing to do at the provider', async () => {
    const member = await (await hub.organisation()).member('manager');
    expect(await member.post(END)).toMatchObject({ status: 200, body: { url: null } });
    expect(await member.get(SESSION)).toEqual(refused(401, 'access.sign-in-needed'));
  });

  it('401, 403: nobody is signed in, or the token of the session is missing', async () => {
    expect(await new Browser().send('POST', END)).toEqual(refused(401, 'access.sign-in-needed'));
    known();
    const browser = new Browser();
    await browser.signIn();
    browser.csrfToken = '';
    expect(await browser.send('POST', END)).toEqual(refused(403, 'access.csrf-token-wrong'));
    expect((await browser.send('GET', SESSION)).status).toBe(200);
  });
});

describe('proving oneself again', () => {
  const generate = (browser: Browser) =>
    browser.send('POST', '/console/api/operator-keys', { name: 'HR', scopes: ['jobs:read'] });
  let browser: Browser;
  beforeEach(async () => {
    known({ groups: ['hub-admins'] });
    browser = new Browser();
    await browser.signIn();
  });

  it('200 (trust 9): signing in does not count, signing in anew at the provider does', async () => {
    expect(await generate(browser)).toEqual(refused(403, 'access.step-up-required'));
    const address = await browser.begin('/keys', STEP_UP);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    const { cookie } = browser;
    const done = await browser.complete(await idp.signIn(address.href, subject));
    expect(done.body).toMatchObject({ purpose: 'step-up', next: '/keys' });
    expect(browser.cookie).toBe(cookie);
    expect((await generate(browser)).status).toBe(201);
    expect(await lastEvents('session.stepped-up')).toHaveLength(1);
  });

  it('401: the provider was not made to say when', async () => {
    const address = await browser.begin('/', STEP_UP);
    address.searchParams.delete('max_age');
    address.searchParams.delete('prompt');
    const back = await idp.signIn(address.href, subject);
    expect(await browser.complete(back)).toEqual(refused(401, 'organisations.single-sign-on-refused'));
    expect(await generate(browser)).toEqual(refused(403, 'access.step-up-required'));
  });

  it('403: the sign-in at the provider is older than the question', async () => {
    hub.clock.advance(5 * MINUTE_MS);
    try {
      const back = await idp.signIn((await browser.begin('/', STEP_UP)).href, subject);
      expect(await browser.complete(back)).toEqual(refused(403, 'organisations.not-proven-again'));
    } finally {
      hub.clock.reset();
    }
  });

  it('403: somebody else signed in there', async () => {
    const address = await browser.begin('/', STEP_UP);
    subject = randomUUID();
    known({ groups: ['hub-admins'] });
    const back = await idp.signIn(address.href, subject);
    expect(await browser.complete(back)).toEqual(refused(403, 'organisations.not-proven-again'));
    expect(await generate(browser)).toEqual(refused(403, 'access.step-up-required'));
  });
});

describe('passwords of staff, switched off', () => {
  const signIn = (email: string) =>
    call(`${hub.url}${SESSION}`, { method: 'POST', body: { email, password: PASSWORD } });

  it('401: let in no staff, but members and who was made on the command line', async () => {
    await expect(hub.staff('admin')).rejects.toThrow('401');
    expect((await (await hub.organisation()).member('recruiter')).actor.kind).toBe('member');
    const email = `${subject}@example.org`;
    await emergencyAdmin(email);
    expect((await signIn(email)).status).toBe(200);
  });
});

describe('an invitation into staff, where staff have no passwords', () => {
  const REFUSED = refused(409, 'organisations.staff-by-single-sign-on');

  it('409: is refused, and a link from before says why', async () => {
    known({ groups: ['hub-admins'] });
    const browser = new Browser();
    const { actor } = (await browser.signIn()).body.session;
    const invitation = { email: `new-${subject}@example.org`, role: 'support', language: 'de' } as const;
    expect(await browser.send('POST', '/console/api/staff', invitation)).toEqual(REFUSED);
    const { id } = await hub.app
      .get(InvitePerson)
      .run({ ...system(actor.id, null), kind: 'staff' }, STAFF, invitation);
    const token = hub.app.get(LinkTokens).tokenOf(id);
    const read = await call(`${hub.url}/console/api/invitations/read`, { method: 'POST', body: { token } });
    expect(read).toEqual(REFUSED);
    const acceptance = { token, name: 'Ida Desk', password: 'a password of some length' };
    const accepted = await call(`${hub.url}/console/api/invitations/accept`, {
      method: 'POST',
      body: acceptance,
    });
    expect(accepted).toEqual(REFUSED);
  });

  it('201: members are invited as ever', async () => {
    const manager = await (await hub.organisation()).member('manager');
    const invitation = { email: `new-${subject}@example.org`, role: 'recruiter', language: 'de' };
    expect((await manager.post('/console/api/members', invitation)).status).toBe(201);
  });
});

describe('a provider that cannot be asked', () => {
  it.each(['http://127.0.0.1:1', 'http://127.0.0.1:PORT/health/live'])('503: %s', async (address) => {
    const config = hub.app.get(Config);
    const issuer = address.replace('PORT', String(config.port));
    const away = new IdentityProviderOfHub({
      ...config,
      singleSignOn: config.singleSignOn && { ...config.singleSignOn, issuer },
    });
    const pending = { state: 's', nonce: 'n', codeVerifier: 'v', startedAt: 0, next: '/', stepUpOf: null };
    await expect(away.addressFor(pending)).rejects.toBeInstanceOf(SingleSignOnUnavailable);
    expect(await away.signOutAddress()).toBeNull();
  });
});

/** As the command line makes one. */
async function emergencyAdmin(email: string): Promise<void> {
  await hub.app.get(CreateAccount).run(system('cli', null), {
    kind: 'staff',
    role: 'admin',
    organisationId: null,
    email,
    name: 'Emergency',
    language: 'en',
    password: PASSWORD,
    alwaysByPassword: true,
  });
}
