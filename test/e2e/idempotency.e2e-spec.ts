import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { PDF, pdfOf, upload } from '../support/documents.ts';
import { expectStatus } from '../support/expect-status.ts';
import { KeyClient } from '../support/key-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

interface Problem {
  readonly id: string;
  readonly code: string;
}

let hub: TestHub;
let support: PersonClient;
let own: ConnectedPartner;
let jobId: string;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
  own = await ConnectedPartner.connect(hub, support);
  jobId = await own.publishedJob();
});
afterAll(() => hub.stop());

const apply = (key: string, more: object = {}, by: KeyClient = own.join) =>
  by.post<Problem>('/v1/applications', anApplication(jobId, more), key);
const countOf = async (table: 'application' | 'document') =>
  (await hub.database.query(`select 1 from ${table}`)).rowCount;

describe('an Idempotency-Key', () => {
  it('400: is needed for an application, and is visible ASCII', async () => {
    const missing = await own.join.send<Problem>('POST', '/v1/applications', anApplication(jobId));
    expect([missing.status, missing.body.code]).toEqual([400, 'request.idempotency-key-missing']);
    for (const key of ['a b', 'x'.repeat(256), 'ü', '']) {
      expect((await apply(key)).body.code).toBe('request.idempotency-key-invalid');
    }
  });

  it('201: gives the same answer byte by byte within 24 hours and changes nothing', async () => {
    const key = crypto.randomUUID();
    const first = expectStatus(201, await apply(key, { source: 'Zeitung' }));
    const before = await countOf('application');
    const again = expectStatus(201, await apply(key, { source: 'Zeitung' }));
    expect(again.text).toBe(first.text);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await countOf('application')).toBe(before);
    await hub.database.query(
      `update idempotency_key set expires_at = expires_at - interval '24 hours' - interval '1 minute' where key = $1`,
      [key],
    );
    const later = expectStatus(201, await apply(key, { source: 'Zeitung' }));
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('201 or 409: many at once make one application', async () => {
    const key = crypto.randomUUID();
    const before = (await countOf('application')) ?? 0;
    const answers = await Promise.all(Array.from({ length: 12 }, () => apply(key)));
    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { body, headers } of waiting)
      expect([body.code, headers.get('retry-after')]).toEqual(['request.idempotency-key-in-flight', '1']);
    expect(made.length + waiting.length).toBe(12);
    expect(await countOf('application')).toBe(before + 1);
  });

  it('409: while the first call is under way', async () => {
    const key = crypto.randomUUID();
    const slow = await hub.database.connect();
    try {
      await slow.query('begin');
      const { rows } = await slow.query<{ id: string }>(
        'select id from connection where organisation_id = $1 and partner = $2',
        [own.organisation.id, 'join'],
      );
      await slow.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${rows[0]?.id} ${key}`]);
      expect((await apply(key)).body.code).toBe('request.idempotency-key-in-flight');
    } finally {
      await slow.query('rollback');
      slow.release();
    }
    expect((await apply(key)).status).toBe(201);
  });

  it('422: for another payload', async () => {
    const key = crypto.randomUUID();
    expectStatus(201, await apply(key));
    const other = await apply(key, { message: 'anders' });
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-key-reused']);
  });

  it('201: is free again after a refusal', async () => {
    const key = crypto.randomUUID();
    expect((await apply(key, { documentsExpected: -1 })).status).toBe(400);
    expect((await own.join.post('/v1/applications', anApplication(await own.job()), key)).status).toBe(404);
    expect((await apply(key)).status).toBe(201);
  });

  it('201: counts per connection: it survives a new key and means nothing to others', async () => {
    const key = crypto.randomUUID();
    const first = expectStatus(201, await apply(key));
    await own.manager.stepUp();
    const { body } = await own.manager.post<{ id: string; key: string }>(
      '/console/api/connections/join/keys',
    );
    expectStatus(200, await own.manager.post(`/console/api/keys/${body.id}/save`, { overlap: '1h' }));
    expect((await apply(key, {}, new KeyClient(hub.url, body.key))).body.id).toBe(first.body.id);
    const other = await ConnectedPartner.connect(hub, support);
    const theirs = await other.join.post<Problem>(
      '/v1/applications',
      anApplication(await other.publishedJob()),
      key,
    );
    expect([theirs.status, theirs.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  it('keeps nothing of the candidate', async () => {
    await apply(crypto.randomUUID(), {
      candidate: { firstName: 'Unverwechselbar', lastName: 'x', email: 'x@example.org' },
    });
    expect(
      (
        await hub.database.query(
          `select 1 from idempotency_key where idempotency_key::text like '%Unverwechselbar%'`,
        )
      ).rowCount,
    ).toBe(0);
  });
});

describe('an Idempotency-Key on a document', () => {
  const send = (id: string, file: Buffer, key?: string) =>
    own.join.send<Problem>(
      'POST',
      `/v1/applications/${id}/documents`,
      upload(file),
      key === undefined ? {} : { 'idempotency-key': key },
    );

  it('201: is optional; with it the same file is stored once', async () => {
    const id = await own.application(jobId);
    const key = crypto.randomUUID();
    const first = expectStatus(201, await send(id, PDF, key));
    const again = expectStatus(201, await send(id, PDF, key));
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
    expectStatus(201, await send(id, PDF));
    const { rows } = await hub.database.query<{ id: string }>(
      'select id from document where application_id = $1 order by id',
      [id],
    );
    expect(rows).toHaveLength(2);
  });

  it('422: for another file, or for another application', async () => {
    const [one, two] = [await own.application(jobId), await own.application(jobId)];
    const key = crypto.randomUUID();
    expectStatus(201, await send(one, PDF, key));
    for (const answer of [await send(one, pdfOf(1000), key), await send(two, PDF, key)]) {
      expect([answer.status, answer.body.code]).toEqual([422, 'request.idempotency-key-reused']);
    }
  });
});
