import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mintApiKey } from '@andock/api-key';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { exported, unpacked } from '../support/audit-bundle.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import type { HubProcess } from '../support/hub-process.ts';
import { KeyClient } from '../support/key-client.ts';
import { MailServer } from '../support/mail-server.ts';
import { operatorKey } from '../support/operator-key.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const MEMBER_TOKEN = /#token=([\w-]+)/;

let hub: TestHub;
let mail: MailServer;
/** The one whose log is looked at: it serves the calls, delivers, seals and checks. */
let worker: HubProcess;
beforeAll(async () => {
  mail = await MailServer.start();
  hub = await TestHub.start({ ROLES: 'api', SMTP_URL: mail.url, ...personio.settings });
  await personio.prepare(hub);
  worker = await hub.replica({ ROLES: 'api,worker,schedule', LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await worker.stop();
  await hub.stop();
  await mail.stop();
});

/** What must stand nowhere, by its name. */
const secrets = new Map<string, string>();
const keep = (name: string, secret: string): string => {
  expect(secret.length).toBeGreaterThan(7);
  secrets.set(name, secret);
  return secret;
};

/** A secret as it is, and in every writing in which it would still be one. */
const writings = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  ...[0, 1, 2].map((shift) =>
    Buffer.from(`${'\0'.repeat(shift)}${secret}`)
      .toString('base64')
      .slice(Math.ceil((shift * 4) / 3), -4),
  ),
  encodeURIComponent(secret),
];

const namesIn = (place: string, text: string): string[] =>
  [...secrets]
    .filter(([, secret]) => writings(secret).some((one) => text.includes(one)))
    .map(([name]) => `${place}: ${name}`);

/** Every row of every table, the queue’s and the sessions’ included; bytes in hexadecimal. */
async function database(): Promise<string[]> {
  const { rows } = await hub.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const table = await hub.database.query<{ row: string }>(
        `select t::text || row_to_json(t)::text as row from ${name} t`,
      );
      return table.rows.flatMap(({ row }) => namesIn(name, row));
    }),
  );
  return found.flat();
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) =>
      namesIn(name, (await readFile(join(parentPath, name))).toString('latin1')),
    );
  return (await Promise.all(found)).flat();
}

/** Uses every kind of key, token, password and candidate’s e-mail, rightly and wrongly. */
async function use(): Promise<{ partner: ConnectedPartner; sender: Sender }> {
  const support = await hub.staff('support');
  const partner = await ConnectedPartner.connect(hub, support);
  const gone = await ConnectedPartner.connect(hub, support);
  const sender = await Sender.connected(hub, personio);
  keep('a partner’s key', partner.join.key);
  keep('the secret part of it', partner.join.key.slice(22, 65));
  keep('a deleted key', gone.join.key);
  keep('an operator’s key', await operatorKey(hub, 'jobs:read'));
  const draft = await partner.manager.post<{ key: string }>('/console/api/connections/join/keys');
  keep('a draft', expectStatus(201, draft).body.key);
  const guess = keep('a key that never was', mintApiKey('live').token);
  for (const token of personio.secrets) keep('the partner’s token', token);
  keep('a password', PASSWORD);
  const wrong = keep('a wrong password', `wrong-${randomUUID()}`);
  const cookie =
    partner.manager
      .asHeaders()
      .find((header) => header.startsWith('cookie'))
      ?.split('=')[1] ?? '';
  keep('a session’s cookie', decodeURIComponent(cookie));
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
  const link = await eventually('the link to a new password', () =>
    Promise.resolve(mail.mails.map((one) => MEMBER_TOKEN.exec(one)?.[1]).find(Boolean)),
  );
  keep('the token of a link', link);
  return { partner, sender };
}

describe('every key, token, password and candidate’s e-mail of a run', () => {
  it('trust 3: stands in no table, no log, no mail, no file and no export', async () => {
    const { partner, sender } = await use();
    const bundles = [
      await unpacked(partner.manager, (await exported(partner.manager)).id),
      await unpacked(sender.manager, (await exported(sender.manager)).id),
    ];
    const auditor = await hub.staff('auditor');
    bundles.push(await unpacked(auditor, (await exported(auditor)).id));
    for (const folder of bundles) expect(await files(folder)).toEqual([]);
    expect(await database()).toEqual([]);
    expect(worker.output()).toContain('Nest application successfully started');
    expect(namesIn('log', worker.output())).toEqual([]);
    expect(await files(hub.dataDir)).toEqual([]);
    // The link is what its own mail is for.
    expect(mail.mails.length).toBeGreaterThan(0);
    expect(
      mail.mails
        .flatMap((one) => namesIn('mail', one))
        .filter((found) => found !== 'mail: the token of a link'),
    ).toEqual([]);
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
