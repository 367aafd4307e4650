import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Notifier } from '../../src/notifications/public/notifier.js';
import { People } from '../../src/organisations/public/people.js';
import { DailySummaryCheck } from '../../src/overview/checks/daily-summary.check.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { KeyStore } from '../../src/platform/secrets/key-store.js';
import { WaitingMailCheck } from '../../src/platform/mail/waiting-mail.check.js';
import { WaitingRequestsCheck } from '../../src/support-requests/checks/waiting-requests.check.js';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { MailServer } from '../support/mail-server.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

const PREFERENCES = '/console/api/notice-preferences';
const DESK = 'desk@example.org';

let server: MailServer;
let hub: TestHub;
let organisation: TestOrganisation;
let manager: PersonClient;
beforeAll(async () => {
  server = await MailServer.start();
  hub = await TestHub.start({
    ROLES: 'api,worker',
    SMTP_URL: server.url,
    SMTP_TIMEOUT_MS: '300',
    SUPPORT_EMAIL: DESK,
  });
  organisation = await hub.organisation();
  manager = await organisation.member('manager');
});
afterEach(() => {
  server.manner = 'takes';
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

/** Tells somebody something, as a module does. */
const tell = (to: PersonClient, subject: string, kind = 'connection.connected') =>
  hub.app.get(Transactions).run(async (tx) => {
    const person = await hub.app.get(People).account(to.actor.id, tx);
    await hub.app
      .get(Notifier)
      .tell(
        tx,
        person ? [person] : [],
        { kind, subject: { de: subject, en: `${subject} (en)` }, body: { de: 'Öl & <b>', en: 'Oil & <b>' } },
        organisation.id,
      );
  });
const mailsWith = (subject: string) => server.mails.filter((mail) => mail.includes(subject));
const arrives = (subject: string) =>
  eventually(`a mail with ${subject}`, async () => mailsWith(subject)[0], 20_000);
const titles = async (by: PersonClient) =>
  (await by.get<{ data: { title: string }[] }>('/console/api/notices')).body.data.map(({ title }) => title);
const unique = (name: string) => `${name} ${randomUUID()}`;
/** The time after a mail is over. */
const gatheringIsOver = () =>
  hub.database.query(
    `update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts = 0`,
  );

describe('a mail', () => {
  it('is text and HTML in the language of its person, with what somebody wrote as text', async () => {
    const subject = unique('In Ordnung');
    await tell(manager, subject);
    const mail = await arrives(subject);
    expect(mail).toContain('multipart/alternative');
    expect(mail).toContain('Öl & <b>');
    expect(mail).toContain('Öl &amp; &lt;b&gt;');
    expect(mail).not.toContain('Oil');
  });

  it('gathers what happens within ten minutes after another one', async () => {
    const colleague = await organisation.member('manager');
    const subjects = Array.from({ length: 20 }, () => unique('Nachricht'));
    await tell(colleague, subjects[0] as string);
    await arrives(subjects[0] as string);
    for (const subject of subjects.slice(1)) await tell(colleague, subject);
    expect(await titles(colleague)).toHaveLength(20);
    await gatheringIsOver();
    const mail = await arrives(subjects[19] as string);
    expect(mail).toContain('19 Mitteilungen');
    expect(subjects.slice(1).every((subject) => mail.includes(subject))).toBe(true);
    expect(server.mails.filter((one) => one.includes(`To: ${colleague.actor.email}`))).toHaveLength(2);
  });

  it('tells of a flood once, with the first fifty and how many more there are', async () => {
    const colleague = await organisation.member('manager');
    const subject = unique('Flut');
    await hub.app.get(Transactions).run(async (tx) => {
      const person = await hub.app.get(People).account(colleague.actor.id, tx);
      const text = { de: subject, en: subject };
      const message = { kind: 'connection.connected', subject: text, body: text };
      for (let times = 0; times < 60; times += 1)
        await hub.app.get(Notifier).tell(tx, person ? [person] : [], message, organisation.id);
    });
    const mail = await arrives(subject);
    expect(mail).toContain('60 Mitteilungen');
    expect(mail).toContain('Weitere in der Konsole: 10');
    const waiting = 'select 1 from notice where account_id = $1 and mail_waits';
    expect((await hub.database.query(waiting, [colleague.actor.id])).rows).toEqual([]);
  });

  it.each(['hangs', 'refuses'] as const)(
    'is not lost while the mail server %s, and System health counts it',
    async (manner) => {
      const colleague = await organisation.member('manager');
      const subject = unique('Wartet');
      const calls = server.calls;
      server.manner = manner;
      await tell(colleague, subject);
      await eventually('it was tried', async () => server.calls > calls);
      await eventually('it counts as waiting', async () => {
        const { found } = await hub.app.get(WaitingMailCheck).run(new Date());
        return found > 0;
      });
      server.manner = 'takes';
      await arrives(subject);
      expect(mailsWith(subject)).toHaveLength(1);
    },
  );

  it('that was given up is tried again by the hourly check', async () => {
    const colleague = await organisation.member('manager');
    const subject = unique('Aufgegeben');
    server.manner = 'refuses';
    const calls = server.calls;
    await tell(colleague, subject);
    await eventually('it was tried', async () => server.calls > calls);
    await eventually('its tries are over', async () => {
      const { rowCount } = await hub.database.query(
        `update graphile_worker._private_jobs set attempts = max_attempts
         where locked_at is null and attempts > 0 and payload::text like '%' || $1 || '%'`,
        [subject],
      );
      return rowCount === 1;
    });
    server.manner = 'takes';
    await hub.app.get(WaitingMailCheck).run(new Date());
    await arrives(subject);
  });
});

describe('a mail server that hangs', () => {
  it('holds up nothing but mail: a key is destroyed before all mails have had their turn', async () => {
    const keys = hub.app.get<KeyStore>(KeyStore);
    const { id } = await keys.create(new Date(), null);
    const mails = 24;
    const { calls } = server;
    server.manner = 'hangs';
    await hub.app.get(Transactions).run(async (tx) => {
      const text = { de: 'Wartet', en: 'Waits' };
      for (let at = 0; at < mails; at += 1)
        await hub.app.get(Notifier).mailSupport(tx, { kind: 'other', subject: text, body: text });
    });
    await eventually('the first are tried', async () => server.calls > calls);
    await hub.app.get(Transactions).run((tx) => keys.destroy(tx, [id]));
    await eventually('the key is destroyed', async () => (await keys.open(id, null)) === undefined, 20_000);
    expect(server.calls - calls).toBeLessThan(mails);
  });

  it('or refuses for two weeks has had its tries: nothing is kept of the mail', async () => {
    const subject = unique('Vergeblich');
    const kept = async () =>
      (
        await hub.database.query(
          `select 1 from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
          [subject],
        )
      ).rows.length;
    server.manner = 'refuses';
    const { calls } = server;
    const text = { de: subject, en: subject };
    await hub.app
      .get(Transactions)
      .run((tx) => hub.app.get(Notifier).mailSupport(tx, { kind: 'other', subject: text, body: text }));
    await eventually('it was tried', async () => server.calls > calls);
    const days = (count: number) => new Date(Date.now() + count * 86_400_000);
    await hub.app.get(WaitingMailCheck).run(days(13));
    expect(await kept()).toBe(1);
    await eventually('nothing is kept', async () => {
      await hub.app.get(WaitingMailCheck).run(days(15));
      return (await kept()) === 0;
    });
  });
});

describe('how somebody wants to be told', () => {
  it('200: both ways at first, as chosen afterwards', async () => {
    const colleague = await organisation.member('recruiter');
    const list = async () =>
      (await colleague.get<{ data: Record<string, unknown>[] }>(PREFERENCES)).body.data.find(
        ({ topic }) => topic === 'finding',
      );
    expect(await list()).toMatchObject({ mandatory: false, inConsole: true, byMail: true });
    expectStatus(200, await colleague.put(`${PREFERENCES}/finding`, { inConsole: true, byMail: false }));
    expect(await list()).toMatchObject({ inConsole: true, byMail: false });
  });

  it('is kept to, each way by itself; what is mandatory is told all the same', async () => {
    const colleague = await organisation.member('manager');
    const [off, onlyMail, repair] = [unique('Aus'), unique('Nur Mail'), unique('Reparatur')];
    const choose = (topic: string, ways: object) => colleague.put(`${PREFERENCES}/${topic}`, ways);
    expectStatus(200, await choose('connection', { inConsole: false, byMail: false }));
    expectStatus(200, await choose('finding', { inConsole: false, byMail: true }));
    await tell(colleague, off);
    await tell(colleague, onlyMail, 'finding.key_expiring');
    await arrives(onlyMail);
    await tell(colleague, repair, 'connection.repair');
    expect(await titles(colleague)).toEqual([expect.stringContaining(repair)]);
    await gatheringIsOver();
    await arrives(repair);
    expect(mailsWith(off)).toEqual([]);
  });

  it('409: a mandatory topic stays as it is', async () => {
    expect(await manager.put(`${PREFERENCES}/repair`, { inConsole: false, byMail: false })).toEqual(
      refused(409, 'notifications.topic-mandatory'),
    );
  });

  it('400: an unknown topic, a missing way', async () => {
    expectStatus(400, await manager.put(`${PREFERENCES}/weather`, { inConsole: true, byMail: true }));
    expect(await manager.put(`${PREFERENCES}/finding`, { inConsole: true })).toEqual(
      refused(400, 'request.invalid', 'byMail'),
    );
  });
});

describe('the daily summary for the support desk', () => {
  it('comes once a day in both languages, with counts, and not when all is well', async () => {
    const look = (moment: string) => hub.app.get(DailySummaryCheck).run(new Date(moment));
    expect(await look('2030-05-01T06:00:00Z')).toEqual({ lookedAt: 1, found: 0 });
    for (let times = 0; times < 2; times += 1) {
      const asks = await (await hub.organisation()).member('manager');
      expectStatus(
        201,
        await asks.post('/console/api/support-requests', { partner: 'join', confirmedPaidPlan: true }),
      );
    }
    expect((await look('2030-05-02T04:59:00Z')).lookedAt).toBe(0);
    for (let times = 0; times < 2; times += 1) await look('2030-05-02T06:00:00Z');
    const mail = await arrives('- 2 offen');
    expect(mail).toContain(`To: ${DESK}`);
    expect(mail).toContain('- 2 open');
    expect(mailsWith('- 2 offen')).toHaveLength(1);
    expect(mail).not.toContain('waiting for longer');

    await hub.app.get(WaitingRequestsCheck).run(new Date('2030-05-02T06:00:00Z'));
    hub.clock.advanceTo(new Date('2030-05-02T07:00:00Z'));
    const support = await hub.staff('support');
    const requests = '/console/api/support-requests';
    const { data } = (await support.get<{ data: { id: string }[] }>(`${requests}?state=open`)).body;
    expectStatus(201, await support.post(`${requests}/${data[0]?.id}/comments`, { text: 'Wird geklärt.' }));
    hub.clock.reset();
    await look('2030-05-03T06:00:00Z');
    await arrives('- 1 waiting for longer than a working day');
  });
});
