import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import type { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { Receiver, type Received } from '../support/receiver.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface Created {
  readonly id: string;
  readonly secret: string;
  readonly state: string;
}
interface Message {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly nextAttemptAt: string | null;
  readonly body: string;
  readonly attemptsMade: readonly { outcome: string; status: number | null; answer: string | null }[];
}
interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Record<string, string | null>;
}

const DAY_MS = 86_400_000;
const ALL = [
  'application.received',
  'application.erased',
  'connection.changed',
  'job.published',
  'job.unpublished',
  'support-request.created',
];

let hub: TestHub;
let receiver: Receiver;
let key: string;
let organisation: TestOrganisation;
let hr: KeyClient;
let support: PersonClient;
beforeAll(async () => {
  receiver = await Receiver.listen();
  hub = await TestHub.start({ OUTGOING_PRIVATE_HOSTS: receiver.host, RETRY_SCALE: '0.001' });
  key = await operatorKey(hub, 'webhooks:write');
  support = await hub.staff('support');
  organisation = await hub.organisation();
  hr = ownSystem(hub, key, organisation.id);
});
afterAll(async () => {
  await hub.stop();
  await receiver.close();
});

async function webhook(to: string, { events = ALL, by = hr } = {}): Promise<Created & { path: string }> {
  const path = `/${to}-${randomUUID()}`;
  const made = await by.post<Created>('/v1/webhooks', { url: receiver.url(path), events });
  return { ...expectStatus(201, made).body, path };
}

const verified = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers) as Told;

async function sendTest({ id }: Created, by = hr): Promise<string> {
  const queued = await by.post<{ messageId: string }>(`/v1/webhooks/${id}/test`);
  return expectStatus(202, queued).body.messageId;
}

async function message({ id }: Created, messageId: string): Promise<Message> {
  return expectStatus(200, await hr.get<Message>(`/v1/webhooks/${id}/messages/${messageId}`)).body;
}

const messageThat = (made: Created, id: string, fits: (one: Message) => boolean) =>
  eventually('the message', async () => {
    const one = await message(made, id);
    return fits(one) && one;
  });

describe('POST /v1/webhooks', () => {
  it('201: the secret is shown once, stored sealed, and in the trail stands only the host', async () => {
    const made = await webhook('made');
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made.state).toBe('enabled');
    const { text } = await hr.get(`/v1/webhooks/${made.id}`);
    expect(text).not.toContain('whsec_');
    const { rows } = await hub.database.query<{ row: string }>(
      `select webhook::text as row from webhook where id = $1
       union all select convert_from(body, 'UTF8') from audit_event where target_id = $1::text`,
      [made.id],
    );
    expect(rows).toHaveLength(2);
    const stored = rows.map(({ row }) => row).join();
    expect(stored).toContain(receiver.host);
    expect(stored).not.toContain(made.secret.slice(6));
    expect(stored).not.toContain(Buffer.from(made.secret.slice(6), 'base64').toString('hex'));
    expect(await organisation.trail()).toContain('webhook.created');
  });

  it.each([
    'http://hr.example.org/hook',
    'https://localhost/hook',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://0x7f000001/',
    'https://metadata.internal/',
    'https://user:secret@hr.example.org/',
    'ftp://hr.example.org/',
  ])('422 (trust 27): %s is never called', async (url) => {
    const answer = await hr.post<{ code: string; errors: { field: string }[] }>('/v1/webhooks', {
      url,
      events: ['job.published'],
    });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'webhooks.url-refused',
      errors: [{ field: 'url' }],
    });
  });

  it('400: unknown events, no events, other fields', async () => {
    const url = 'https://hr.example.org/hook';
    for (const body of [
      { url, events: ['candidate.hired'] },
      { url, events: [] },
      { url, events: ['job.published'], secret: 'mine' },
      { url: 'hook', events: ['job.published'] },
    ]) {
      expect((await hr.post('/v1/webhooks', body)).body).toMatchObject({
        status: 400,
        code: 'request.invalid',
      });
    }
  });

  it('409: one webhook for an address, so a repeated call makes no second one', async () => {
    const { path } = await webhook('twice');
    const again = await hr.post('/v1/webhooks', { url: receiver.url(path), events: ALL });
    expect(again.body).toMatchObject({ status: 409, code: 'webhooks.url-taken' });
  });

  it('409: no more than 20, also of calls at the same moment', async () => {
    const other = ownSystem(hub, key, (await hub.organisation()).id);
    const calls = Array.from({ length: 30 }, (_, at) =>
      other.post('/v1/webhooks', { url: receiver.url(`/many-${at}`), events: ALL }),
    );
    const refused = (await Promise.all(calls)).filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body)).toEqual(
      Array.from({ length: 10 }, () => expect.objectContaining({ status: 409, code: 'webhooks.too-many' })),
    );
  });

  it('403: a manager gives the password again before a secret is shown', async () => {
    const manager = await organisation.member('manager');
    const body = { url: receiver.url('/by-hand'), events: ['job.published'] };
    const path = '/console/api/webhooks';
    expect((await manager.post(path, body)).body).toMatchObject({ code: 'access.step-up-required' });
    await manager.stepUp();
    expectStatus(201, await manager.post(path, body));
  });
});

describe('what is told', () => {
  it('every event, signed, with ids and states and nothing of the candidate', async () => {
    const told = await webhook('told', { by: ownSystem(hub, key) });
    const partner = await ConnectedPartner.connect(hub, support);
    const { manager, organisation: customer } = partner;
    const job = await partner.job({ status: 'draft' });
    await partner.publish(job);
    expectStatus(200, await manager.patch(`/console/api/jobs/${job}`, { status: 'open' }));
    const application = await partner.application(job);
    expectStatus(200, await manager.post(`/console/api/applications/${application}/erase`));
    expectStatus(200, await manager.patch(`/console/api/jobs/${job}`, { status: 'closed' }));
    const messages = await eventually('all messages', async () => {
      const all = receiver.at(told.path).map((one) => verified(told.secret, one));
      const own = all.filter(({ data }) => data.organisationId === customer.id);
      return new Set(own.map(({ type }) => type)).size === ALL.length && own;
    });
    const of = (type: string) => messages.filter((one) => one.type === type).map(({ data }) => data);
    expect(of('application.received')).toEqual([
      {
        organisationId: customer.id,
        applicationId: application,
        jobId: job,
        source: 'join',
        documentsExpected: null,
      },
    ]);
    expect(of('job.published')).toEqual([{ organisationId: customer.id, jobId: job, partner: 'join' }]);
    expect(of('job.unpublished')).toEqual([{ organisationId: customer.id, jobId: job, partner: 'join' }]);
    expect(of('connection.changed').map(({ state }) => state)).toEqual(
      expect.arrayContaining(['requested', 'enabled', 'pending']),
    );
    expect(JSON.stringify(messages)).not.toMatch(/anna|muster/i);
  });

  it('only of its organisation, and only what was chosen', async () => {
    const { path } = await webhook('chosen', { events: ['job.published'] });
    const wide = await webhook('wide', { by: ownSystem(hub, key), events: ['support-request.created'] });
    const other = await ConnectedPartner.connect(hub, support);
    await other.publishedJob();
    await eventually('the request', async () => receiver.at(wide.path).length > 0);
    expect(receiver.at(path)).toEqual([]);
  });

  it('nothing of what is rolled back', async () => {
    const made = await webhook('rollback');
    const before = receiver.received.length;
    expectStatus(404, await hr.post(`/v1/webhooks/${randomUUID()}/test`));
    const { rows } = await hub.database.query('select 1 from webhook_message where webhook_id = $1', [
      made.id,
    ]);
    expect(rows).toEqual([]);
    expect(receiver.received.length).toBe(before);
  });
});

describe('POST /v1/webhooks/{id}/test', () => {
  it('202: arrives signed; the message shows what was answered, without secrets and addresses', async () => {
    const made = await webhook('test');
    receiver.answer(made.path, (_, response) => response.end(`thanks anna@example.org\n${made.secret}`));
    const id = await sendTest(made);
    const one = await messageThat(made, id, ({ state }) => state === 'delivered');
    expect(one).toMatchObject({
      type: 'webhook.test',
      attempts: 1,
      lastStatus: 200,
      nextAttemptAt: null,
      attemptsMade: [{ outcome: 'delivered', status: 200, answer: 'thanks [redacted] [redacted]' }],
    });
    const [received] = receiver.at(made.path);
    expect(received?.headers['webhook-id']).toBe(id);
    expect(received?.body).toBe(one.body);
    expect(verified(made.secret, received as Received)).toMatchObject({ type: 'webhook.test' });
    expect(() => verified(`whsec_${'A'.repeat(43)}=`, received as Received)).toThrow();
  });

  it('409: a disabled webhook', async () => {
    const made = await webhook('off');
    expectStatus(200, await hr.send('PATCH', `/v1/webhooks/${made.id}`, { enabled: false }));
    const answer = await hr.post(`/v1/webhooks/${made.id}/test`);
    expect(answer.body).toMatchObject({ status: 409, code: 'webhooks.disabled' });
  });

  it('404: the webhook of another organisation', async () => {
    const made = await webhook('foreign');
    const other = ownSystem(hub, key, (await hub.organisation()).id);
    for (const by of [other, ownSystem(hub, key)]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/test'],
        ['POST', '/rotate-secret'],
        ['GET', '/messages'],
      ] as const) {
        const answer = await by.send(
          method,
          `/v1/webhooks/${made.id}${path}`,
          method === 'PATCH' ? {} : undefined,
        );
        expect(answer.body).toMatchObject({ status: 404, code: 'webhooks.not-found' });
      }
    }
  });
});

describe('an endpoint that does not take a message', () => {
  it('gets it again, under the same id, until it does', async () => {
    const made = await webhook('again');
    let calls = 0;
    receiver.answer(made.path, (_, response) => {
      calls += 1;
      response.writeHead(calls < 3 ? 500 : 200).end('later');
    });
    const id = await sendTest(made);
    const one = await messageThat(made, id, ({ state }) => state === 'delivered');
    expect(one.attemptsMade.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['refused', 500],
      ['refused', 500],
      ['delivered', 200],
    ]);
    expect(new Set(receiver.at(made.path).map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([id]),
    );
    expect((await hr.get(`/v1/webhooks/${made.id}`)).body).toMatchObject({
      state: 'enabled',
      failingSince: null,
    });
  });

  it('is left alone for as long as it asks', async () => {
    const made = await webhook('busy');
    receiver.answer(made.path, (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    const id = await sendTest(made);
    const one = await messageThat(made, id, ({ attempts, state }) => attempts === 1 && state === 'queued');
    const inMs = Date.parse(one.nextAttemptAt ?? '') - Date.now();
    expect(inMs).toBeGreaterThan(3_500_000);
    const paused = await hr.get<{ pausedUntil: string; state: string }>(`/v1/webhooks/${made.id}`);
    expect(paused.body.state).toBe('failing');
    expect(Date.parse(paused.body.pausedUntil)).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it('is not followed elsewhere, and no more than the beginning of its answer is read', async () => {
    const elsewhere = `/elsewhere-${randomUUID()}`;
    const moved = await webhook('moved');
    receiver.answer(moved.path, (_, response) => response.writeHead(307, { location: elsewhere }).end());
    const huge = await webhook('huge');
    receiver.answer(huge.path, (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const redirected = await messageThat(moved, await sendTest(moved), ({ attempts }) => attempts > 0);
    const read = await messageThat(huge, await sendTest(huge), ({ state }) => state === 'delivered');
    expect(
      (await messageThat(moved, redirected.id, (one) => one.attemptsMade.length > 0)).attemptsMade[0],
    ).toMatchObject({
      outcome: 'redirected',
      status: 307,
    });
    expect(read.attemptsMade[0]?.answer).toHaveLength(500);
    expect(receiver.at(elsewhere)).toEqual([]);
    expectStatus(204, await hr.delete(`/v1/webhooks/${moved.id}`));
  });

  it('does not delay others: 40 messages to one that hangs', async () => {
    const hanging = await webhook('hanging');
    receiver.answer(hanging.path, () => undefined);
    const quick = await webhook('quick');
    for (let count = 0; count < 40; count += 1) await sendTest(hanging);
    const id = await sendTest(quick);
    await eventually('the quick one', async () => receiver.at(quick.path).length > 0, 5_000);
    expect((await message(quick, id)).id).toBe(id);
    expect(receiver.at(hanging.path).length).toBeLessThanOrEqual(4);
    expectStatus(204, await hr.delete(`/v1/webhooks/${hanging.id}`));
  });

  it('is disabled at once by a 410', async () => {
    const made = await webhook('gone');
    receiver.answer(made.path, (_, response) => response.writeHead(410).end());
    await sendTest(made);
    await eventually('disabled', async () => {
      const { body } = await hr.get<{ reason: string | null }>(`/v1/webhooks/${made.id}`);
      return body.reason === 'gone';
    });
  });
});

describe('POST /v1/webhooks/{id}/rotate-secret', () => {
  it('200: twice within 24 hours all three verify', async () => {
    const made = await webhook('rotate-twice');
    const rotated = async () =>
      expectStatus(200, await hr.post<{ secret: string }>(`/v1/webhooks/${made.id}/rotate-secret`)).body
        .secret;
    const secrets = [made.secret, await rotated(), await rotated()];
    await sendTest(made);
    const sent = await eventually('the message', async () => receiver.at(made.path)[0]);
    for (const secret of secrets) expect(verified(secret, sent)).toMatchObject({ type: 'webhook.test' });
  });

  it('200: for 24 hours both secrets verify, then only the new one', async () => {
    const made = await webhook('rotate');
    const { secret } = expectStatus(
      200,
      await hr.post<{ secret: string }>(`/v1/webhooks/${made.id}/rotate-secret`),
    ).body;
    expect(secret).not.toBe(made.secret);
    await sendTest(made);
    const first = await eventually('the message', async () => receiver.at(made.path)[0]);
    expect(verified(made.secret, first)).toMatchObject({ type: 'webhook.test' });
    expect(verified(secret, first)).toMatchObject({ type: 'webhook.test' });
    await hub.database.query(
      `update webhook set previous_secret_until = now() - interval '1 second' where id = $1`,
      [made.id],
    );
    await sendTest(made);
    const second = await eventually('the next message', async () => receiver.at(made.path)[1]);
    expect(() => verified(made.secret, second)).toThrow();
    expect(verified(secret, second)).toMatchObject({ type: 'webhook.test' });
  });
});

describe('POST /v1/webhooks/{id}/replay', () => {
  it('202: one, or those of a period, with the ids they had', async () => {
    const made = await webhook('replay');
    const from = new Date(Date.now() - 1_000).toISOString();
    const ids = [await sendTest(made), await sendTest(made)];
    await eventually('both', async () => receiver.at(made.path).length === 2);
    for (const id of ids) await messageThat(made, id, ({ state }) => state === 'delivered');
    const one = await hr.post(`/v1/webhooks/${made.id}/replay`, { ids: [ids[0], randomUUID()] });
    expect(expectStatus(202, one).body).toEqual({ messages: 1 });
    await eventually('one again', async () => receiver.at(made.path).length === 3);
    await messageThat(made, ids[0] ?? '', ({ state }) => state === 'delivered');
    const all = await hr.post(`/v1/webhooks/${made.id}/replay`, { from });
    expect(expectStatus(202, all).body).toEqual({ messages: 2 });
    await eventually('all again', async () => receiver.at(made.path).length === 5);
    expect(new Set(receiver.at(made.path).map(({ headers }) => headers['webhook-id']))).toEqual(new Set(ids));
    expect(
      expectStatus(202, await hr.post(`/v1/webhooks/${made.id}/replay`, { from, state: 'failed' })).body,
    ).toEqual({
      messages: 0,
    });
    expect((await hr.post(`/v1/webhooks/${made.id}/replay`, {})).body).toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('GET /v1/webhooks/{id}/messages', () => {
  it('200: pages, newest first, by state; 404 for a message that is not there', async () => {
    const made = await webhook('pages');
    const ids = [await sendTest(made), await sendTest(made), await sendTest(made)].toReversed();
    for (const id of ids) await messageThat(made, id, ({ state }) => state === 'delivered');
    const path = `/v1/webhooks/${made.id}/messages`;
    const first = await hr.get<{ data: Message[]; nextCursor: string }>(`${path}?limit=2&state=delivered`);
    const second = await hr.get<{ data: Message[] }>(`${path}?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.data, ...second.body.data].map(({ id }) => id)).toEqual(ids);
    expect((await hr.get(`${path}?state=failed`)).body).toEqual({ data: [], nextCursor: null });
    expect((await hr.get(`${path}/${randomUUID()}`)).body).toMatchObject({
      status: 404,
      code: 'webhooks.message-not-found',
    });
  });
});

describe('a worker that dies between sending and writing it down', () => {
  it('has its message sent again, under the same id', async () => {
    const made = await webhook('crash');
    const id = await sendTest(made);
    await messageThat(made, id, ({ state }) => state === 'delivered');
    await hub.database.query(
      `update webhook_message set state = 'sending', ended_at = null, lease_token = gen_random_uuid(),
              lease_until = now() - interval '1 second', attempts = 2 where id = $1`,
      [id],
    );
    const one = await messageThat(made, id, ({ state }) => state === 'delivered');
    expect(one.attemptsMade.map(({ outcome }) => outcome)).toEqual(['delivered', 'interrupted', 'delivered']);
    expect(receiver.at(made.path).map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
  });
});

describe('time', () => {
  it('disables what has failed for five days, tells the managers, keeps the messages and sends them afterwards', async () => {
    const manager = await organisation.member('manager');
    const made = await webhook('failing');
    receiver.answer(made.path, (_, response) => response.writeHead(500).end());
    let days = 0;
    try {
      for (; days < 10; days += 1) {
        const seen = receiver.at(made.path).length;
        const { status } = await hr.post(`/v1/webhooks/${made.id}/test`);
        if (status === 409) break;
        await eventually('an attempt', async () => receiver.at(made.path).length > seen);
        hub.clock.advance(DAY_MS);
      }
    } finally {
      hub.clock.reset();
    }
    expect([5, 6]).toContain(days);
    const { body } = await hr.get<{ waiting: number }>(`/v1/webhooks/${made.id}`);
    const { waiting } = body;
    expect(body).toMatchObject({ state: 'disabled', reason: 'failing' });
    expect(waiting).toBeGreaterThan(0);
    expect(await organisation.trail()).toContain('webhook.disabled');
    const notices = await manager.get<{ data: { kind: string }[] }>('/console/api/notices');
    expect(notices.body.data.map(({ kind }) => kind)).toContain('webhook.disabled');
    receiver.answer(made.path, (_, response) => response.writeHead(200).end());
    expectStatus(200, await hr.send('PATCH', `/v1/webhooks/${made.id}`, { enabled: true }));
    const delivered = `/v1/webhooks/${made.id}/messages?state=delivered`;
    await eventually('the message', async () => {
      const page = await hr.get<{ data: unknown[] }>(delivered);
      return page.body.data.length === waiting;
    });
  });
});
