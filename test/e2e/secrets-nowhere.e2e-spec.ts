import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mintApiKey } from '@andock/api-key';
import { stepAt, totp } from '../../src/organisations/second-factor/totp.js';
import { operatorAts } from '../contract/operator-ats-under-test.ts';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { exported, unpacked } from '../support/audit-bundle.ts';
import { ConnectVisitor } from '../support/connect-visitor.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { freePort } from '../support/free-port.ts';
import { fromBase32 } from '../support/from-base32.ts';
import { call } from '../support/http-client.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { CLIENT, IdentityProvider } from '../support/identity-provider.ts';
import {
  cookiesIn,
  keep,
  keepSession,
  namesIn,
  secrets,
  secretsInFiles,
  secretsInRows,
} from '../support/kept-secrets.ts';
import { KeyClient } from '../support/key-client.ts';
import { MailServer } from '../support/mail-server.ts';
import { operatorKey } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { Receiver } from '../support/receiver.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

let hub: TestHub;
let mail: MailServer;
let idp: IdentityProvider;
let stream: Receiver;
/** The one whose log is looked at: it serves the calls, delivers, seals and checks. */
let worker: HubProcess;
beforeAll(async () => {
  mail = await MailServer.start();
  stream = await Receiver.listen();
  const port = String(await freePort());
  const address = `http://localhost:${port}`;
  idp = await IdentityProvider.start(address);
  hub = await TestHub.start({
    ROLES: 'api',
    PORT: port,
    PUBLIC_URL: address,
    SMTP_URL: mail.url.replace('//', `//hub:${SETTINGS.smtpPassword}@`),
    METRICS_TOKEN: SETTINGS.metricsToken,
    AUDIT_STREAM_URL: stream.url('/events'),
    AUDIT_STREAM_SECRET: `whsec_${SETTINGS.streamSecret}`,
    OIDC_ISSUER: idp.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ROLES: 'hub-desk=support',
    ...personio.settings,
    ...operatorAts.settings,
  });
  await personio.prepare(hub);
  await operatorAts.prepare(hub);
  worker = await hub.replica({ ROLES: 'api,worker,schedule', LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await worker.stop();
  await hub.stop();
  await mail.stop();
  await idp.stop();
  await stream.close();
});

/** Secrets that the operator sets. */
const SETTINGS = {
  smtpPassword: `smtp-${randomUUID()}`,
  metricsToken: `metrics-${randomUUID()}`,
  streamSecret: randomBytes(32).toString('base64'),
};

/** Links that a mail delivered, by whom it was for: there, and only there, may each of them stand. */
const delivered = new Map<string, string>();

/** The token of the link to this page that was mailed to somebody. */
async function mailedLink(page: string, email: string): Promise<string> {
  const token = await eventually(`a link to ${page}`, () =>
    Promise.resolve(
      mail.mails
        .filter((one) => one.includes(`To: ${email}`))
        .map((one) => new RegExp(`/${page}#token=([\\w-]+)`).exec(one)?.[1])
        .find(Boolean),
    ),
  );
  delivered.set(`/${page}#token=${token}`, email);
  return token;
}

/** A mail without the link that it is for. */
const withoutItsLink = (one: string): string =>
  [...delivered]
    .filter(([, email]) => one.includes(`To: ${email}`))
    .reduce((text, [link]) => text.replaceAll(link, ''), one);

/** Uses every kind of key, token, password and candidate’s e-mail, rightly and wrongly. */
async function use(): Promise<{ partner: ConnectedPartner; sender: Sender }> {
  const support = await hub.staff('support');
  const partner = await ConnectedPartner.connect(hub, support);
  const gone = await ConnectedPartner.connect(hub, support);
  const sender = await Sender.connected(hub, personio);
  keep('a partner’s key', partner.join.key);
  keep('the secret part of it', partner.join.key.slice(22, 65));
  keep('a deleted key', gone.join.key);
  const draft = await partner.manager.post<{ key: string }>('/console/api/connections/join/keys');
  keep('a draft', expectStatus(201, draft).body.key);
  const guess = keep('a key that never was', mintApiKey('live').token);
  for (const token of personio.secrets) keep('the partner’s token', token);
  keep('a password', PASSWORD);
  const wrong = keep('a wrong password', `wrong-${randomUUID()}`);
  keepSession('a session', partner.manager);
  const webhook = await partner.manager.post<{ secret: string }>('/console/api/webhooks', {
    url: 'https://hr.example.org/hook',
    events: ['application.received'],
  });
  keep('a webhook’s secret', expectStatus(201, webhook).body.secret.replace('whsec_', ''));
  const emails = ['pushed', 'entered', 'refused'].map((what) =>
    keep(`a candidate’s e-mail, ${what}`, `${what}-${randomUUID()}@example.org`),
  );

  const there = new KeyClient(worker.url, partner.join.key);
  const candidate = (at: number) => ({ firstName: 'Anna', lastName: 'Muster', email: emails[at] });
  expectStatus(
    201,
    await there.post('/v1/applications', { jobId: await partner.publishedJob(), candidate: candidate(0) }),
  );
  await there.post('/v1/applications', { jobId: randomUUID(), candidate: candidate(2) });
  await there.post('/v1/applications', { jobId: emails[2], candidate: { ...candidate(2), email: 7 } });
  await there.get(`/v1/connection?access_token=${partner.join.key}`);
  await there.put('/v1/connection/status', { state: partner.join.key });
  await gone.manager.delete(`/console/api/keys/${gone.keyId}`);
  for (const key of [gone.join.key, guess, `${guess}x`]) await new KeyClient(worker.url, key).get('/v1/jobs');
  const { email } = partner.manager.actor;
  await call(`${worker.url}/console/api/session`, { method: 'POST', body: { email, password: wrong } });
  await call(`${worker.url}/console/api/session?password=${wrong}`, {
    method: 'POST',
    body: { email, password: PASSWORD },
  });
  await partner.manager.at(worker.url).get(`/console/api/applications?email=${emails[0]}`);
  await sender.apply(emails[1]);
  await eventually('it is delivered', async () => {
    const { rows } = await hub.database.query(
      'select 1 from delivery where organisation_id = $1 and state = $2',
      [sender.organisationId, 'delivered'],
    );
    return rows.length > 0;
  });
  await call(`${worker.url}/console/api/password-resets`, { method: 'POST', body: { email } });
  const token = keep('the token of a link to a new password', await mailedLink('password-reset', email));
  const password = keep('a new password', `new-${randomUUID()}`);
  for (const path of ['read', 'complete'])
    await call(`${worker.url}/console/api/password-resets/${path}?token=${token}`, {
      method: 'POST',
      body: { token, ...(path === 'complete' && { password }) },
    });
  return { partner, sender };
}

/** Sets up a second factor, and signs in by it rightly and wrongly. */
async function useSecondFactor(): Promise<void> {
  const person = (await hub.staff('admin')).at(worker.url);
  await person.stepUp();
  const path = '/console/api/second-factor';
  const { secret } = expectStatus(201, await person.post<{ secret: string }>(path)).body;
  keep('the secret of a second factor', secret);
  keep('its bytes', fromBase32(secret).toString('hex'));
  const code = totp(fromBase32(secret), stepAt(new Date()));
  const { recoveryCodes } = expectStatus(
    200,
    await person.post<{ recoveryCodes: string[] }>(`${path}/confirm`, { code }),
  ).body;
  for (const one of recoveryCodes) keep(`the recovery code ${one.slice(0, 2)}…`, one);
  const { email } = person.actor;
  for (const tried of [recoveryCodes[0], recoveryCodes[0], secret])
    await call(`${worker.url}/console/api/session?code=${tried}`, {
      method: 'POST',
      body: { email, password: PASSWORD, code: tried },
    });
  await person.post(`${path}/confirm`, { code: recoveryCodes[1] });
}

/** Invites somebody, who accepts twice. */
async function useInvitation(manager: PersonClient): Promise<void> {
  const email = `invited-${randomUUID()}@example.org`;
  expectStatus(201, await manager.post('/console/api/members', { email, role: 'recruiter', language: 'de' }));
  const token = keep('the token of an invitation', await mailedLink('invitation', email));
  const body = { token, name: 'Nora Neu', password: PASSWORD };
  for (const path of ['read', 'accept', 'accept'])
    await call(`${worker.url}/console/api/invitations/${path}?token=${token}`, {
      method: 'POST',
      body: path === 'read' ? { token } : body,
    });
}

/** Makes a connect link and opens it, in its own browser and in one that has no right to. */
async function useConnectLink(organisationId: string): Promise<void> {
  const key = keep('an operator’s key', await operatorKey(hub, 'jobs:read', 'organisations:write'));
  const system = new KeyClient(worker.url, key, { 'andock-organisation': organisationId });
  const { url } = expectStatus(
    201,
    await system.post<{ url: string }>('/v1/connect-links', { partner: 'personio' }),
  ).body;
  const token = keep('the token of a connect link', url.split('#token=')[1] ?? '');
  const visitor = ConnectVisitor.with(worker.url, url);
  expectStatus(200, await visitor.open());
  cookiesIn(visitor.cookie).forEach((cookie, at) => keep(`a connect link’s cookie ${at}`, cookie));
  keep('a connect link’s CSRF token', visitor.link.csrfToken ?? '');
  await visitor.get(`/console/api/connections/personio?token=${token}`);
  await ConnectVisitor.with(worker.url, url).open();
  await ConnectVisitor.with(worker.url, `${url}x`).open();
}

/** Signs somebody in at the identity provider; what it sent back is tried a second time. */
async function useSingleSignOn(): Promise<void> {
  const subject = randomUUID();
  const email = `${subject}@example.org`;
  idp.people.set(subject, { email, email_verified: true, name: 'Ida Desk', groups: ['hub-desk'] });
  const path = `${worker.url}/console/api/session/single-sign-on`;
  const begun = await call<{ url: string }>(path, { method: 'POST', body: { next: '/' } });
  const cookie = (begun.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const back = await idp.signIn(expectStatus(200, begun).body.url, subject);
  keep('a code of the identity provider', back.searchParams.get('code') ?? '');
  const complete = () =>
    call(`${path}/complete`, {
      method: 'POST',
      headers: { cookie },
      body: { parameters: back.search.slice(1) },
    });
  const done = expectStatus(200, await complete());
  for (const one of done.headers.getSetCookie())
    cookiesIn(one.split(';')[0] ?? '').forEach((value) => keep('the cookie of a single sign-on', value));
  await complete();
  keep('the client’s secret at the identity provider', CLIENT.secret);
  expect(idp.issued.length).toBeGreaterThan(0);
  idp.issued.forEach((issued, at) => keep(`token ${at} of the identity provider`, issued));
}

/** The hub shows what it was set to mail, stream and tell figures with; somebody asks for figures in a wrong way. */
async function useSettings(): Promise<void> {
  keep('the password of the mail server', SETTINGS.smtpPassword);
  keep('the secret of the stream', SETTINGS.streamSecret);
  const token = keep('the token for figures', SETTINGS.metricsToken);
  const headers = { 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${token}` };
  expectStatus(200, await call(`${worker.url}/metrics`, { headers }));
  await call(`${worker.url}/metrics?token=${token}`, {
    headers: { ...headers, authorization: `Bearer ${token}x` },
  });
  await (await hub.staff('admin')).at(worker.url).get('/console/api/settings');
  await eventually('events are streamed', () => Promise.resolve(stream.received.length > 0));
  expect(mail.credentials).toContain(`\0hub\0${SETTINGS.smtpPassword}`);
}

/** Delivers to the operator’s own ATS. */
async function useOwnAts(): Promise<void> {
  operatorAts.secrets.forEach((secret, at) => keep(`the secret ${at} of an own ATS`, secret));
  const sender = await Sender.connected(hub, operatorAts);
  const email = keep('a candidate’s e-mail, at an own ATS', `own-${randomUUID()}@example.org`);
  await sender.until(await sender.apply(email), 'delivered');
}

describe('every key, token, password and candidate’s e-mail of a run', () => {
  it('trust 3: stands in no table, no log, no mail, no file and no export', async () => {
    const { partner, sender } = await use();
    await Promise.all([useSecondFactor(), useSingleSignOn(), useOwnAts()]);
    await useInvitation(sender.manager);
    await useConnectLink(partner.organisation.id);
    await useSettings();
    const bundles = [
      await unpacked(partner.manager, (await exported(partner.manager)).id),
      await unpacked(sender.manager, (await exported(sender.manager)).id),
    ];
    const auditor = await hub.staff('auditor');
    bundles.push(await unpacked(auditor, (await exported(auditor)).id));
    for (const folder of bundles) expect(await secretsInFiles(folder)).toEqual([]);
    expect(await secretsInRows(hub.database)).toEqual([]);
    expect(worker.output()).toContain('Nest application successfully started');
    expect(namesIn('log', worker.output())).toEqual([]);
    expect(await secretsInFiles(hub.dataDir)).toEqual([]);
    expect(stream.received.flatMap(({ body }) => namesIn('stream', body))).toEqual([]);
    expect(mail.mails.length).toBeGreaterThan(1);
    expect(mail.mails.flatMap((one) => namesIn('mail', withoutItsLink(one)))).toEqual([]);
  }, 120_000);

  it('is found where it does stand, so the search sees', () => {
    for (const [name, secret] of secrets)
      for (const one of [
        secret,
        `{"a":"${Buffer.from(`xy${secret}z`).toString('base64')}"}`,
        `\\x${Buffer.from(secret).toString('hex')}`,
      ])
        expect(namesIn('here', one)).toContain(`here: ${name}`);
  });
});
