import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { access, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { OrphanedFilesCheck } from '../../src/privacy/checks/orphaned-files.check.js';
import { OrphanedKeysCheck } from '../../src/privacy/checks/orphaned-keys.check.js';
import { RetentionCheck } from '../../src/privacy/checks/retention.check.js';
import { SecondFactors } from '../../src/organisations/second-factor/second-factors.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { keyNameOf } from '../../src/platform/secrets/key-name.js';
import { KeyShelf } from '../../src/platform/secrets/key-shelf.js';
import { KeyStore } from '../../src/platform/secrets/key-store.js';
import { DocumentStorage } from '../../src/platform/storage/document-storage.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { aDocument } from '../support/furnished-organisation.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

interface Receipts {
  readonly data: readonly {
    applicationId: string;
    what: string;
    cause: string;
    erasedAt: string;
    unreadableInBackupsFrom: string | null;
    documents: number;
    recipients: string[];
  }[];
}

const DAY_MS = 86_400_000;
const NEVER = new AbortController().signal;

let hub: TestHub;
let support: PersonClient;
let partner: ConnectedPartner;
let stranger: PersonClient;
let job: string;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api,worker' });
  support = await hub.staff('support');
  partner = await ConnectedPartner.connect(hub, support);
  stranger = await (await hub.organisation()).member('manager');
  job = await partner.publishedJob();
});
afterAll(() => hub.stop());

const monthsLater = (months: number, days = 0) => {
  const later = new Date(Date.now() + days * DAY_MS);
  later.setUTCMonth(later.getUTCMonth() + months);
  return later;
};
const sweep = (now: Date) => hub.app.get(RetentionCheck).run(now, NEVER);
const erasedAt = async (id: string) => {
  const { rows } = await hub.database.query<{ erased_at: Date | null }>(
    'select erased_at from application where id = $1',
    [id],
  );
  return rows[0]?.erased_at ?? null;
};
const retention = (id: string) => `/console/api/applications/${id}/retention`;
const hold = (id: string) => `/console/api/applications/${id}/hold`;
const receiptsOf = async (id: string) =>
  (await partner.manager.get<Receipts>('/console/api/privacy/receipts')).body.data.filter(
    ({ applicationId }) => applicationId === id,
  );

/** What came, its delivery as it would be after this many days. */
async function delivered(evidence: 'acknowledged' | 'presumed', days: number): Promise<string> {
  const id = expectStatus(
    201,
    await partner.manager.post<{ id: string }>('/console/api/applications', {
      jobId: job,
      candidate: { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org' },
      documentsExpected: 1,
    }),
  ).body.id;
  expectStatus(
    201,
    await partner.manager.send('POST', `/console/api/applications/${id}/documents`, aDocument()),
  );
  await hub.database.query(
    `update delivery set state = 'delivered', reason = null, evidence = $2, finished_at = now() - make_interval(days => $3), lease_token = null
     where application_id = $1`,
    [id, evidence, days],
  );
  return id;
}

describe('the retention rule', () => {
  it('200: is its country’s as long as the organisation has chosen none', async () => {
    const rule = await stranger.get('/console/api/privacy/rule');
    expect([rule.status, rule.body]).toEqual([
      200,
      { months: 6, endedDays: null, documentsDays: 30, chosen: false },
    ]);
  });

  it('200: is chosen by a manager, which is in the log; the same again changes nothing', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const rule = { months: 3, endedDays: 60, documentsDays: 10 };
    for (let times = 0; times < 2; times += 1)
      expectStatus(200, await manager.put('/console/api/privacy/rule', rule));
    expect((await manager.get('/console/api/privacy/rule')).body).toEqual({ ...rule, chosen: true });
    expect((await organisation.trail()).filter((action) => action === 'retention-rule.changed')).toHaveLength(
      1,
    );
  });

  it.each([
    { months: 0, documentsDays: 30 },
    { months: 25, documentsDays: 30 },
    { months: 6, documentsDays: -1 },
    { months: 6 },
  ])('400: cannot be %j', async (rule) => {
    expectStatus(400, await stranger.put('/console/api/privacy/rule', rule));
  });

  it('403: is read by auditors, and changed by managers only', async () => {
    const auditor = await partner.organisation.member('auditor');
    const recruiter = await partner.organisation.member('recruiter');
    expectStatus(200, await auditor.get('/console/api/privacy/rule'));
    for (const person of [auditor, recruiter]) {
      expectStatus(403, await person.put('/console/api/privacy/rule', { months: 3, documentsDays: 3 }));
    }
  });
});

describe('the retention sweep', () => {
  it('erases an application after its months, not before, with a receipt, an event and its key', async () => {
    const id = await partner.application(job);
    await sweep(monthsLater(6, -1));
    expect(await erasedAt(id)).toBeNull();
    const now = monthsLater(6, 1);
    await sweep(now);
    expect(await erasedAt(id)).toEqual(now);
    const [receipt] = await receiptsOf(id);
    expect(receipt).toMatchObject({
      what: 'application',
      cause: 'retention',
      erasedAt: now.toISOString(),
      recipients: [],
    });
    expect(Date.parse(receipt?.unreadableInBackupsFrom ?? '') - now.getTime()).toBe(14 * DAY_MS);
    expect(await partner.organisation.trail()).toContain('application.erased');
    await eventually(
      'the key is destroyed',
      async () => (await hub.app.get<KeyStore>(KeyStore).open(id, partner.organisation.id)) === undefined,
    );
  });

  it('goes by the end of the deliveries where the organisation chose so, not before they are all at their end', async () => {
    const rule = { months: 6, endedDays: 20, documentsDays: 365 };
    expectStatus(200, await partner.manager.put('/console/api/privacy/rule', rule));
    const [arrived, presumed] = [await delivered('acknowledged', 5), await delivered('presumed', 5)];
    const later = (days: number) => new Date(Date.now() + days * DAY_MS);
    await sweep(later(14));
    expect([await erasedAt(arrived), await erasedAt(presumed)]).toEqual([null, null]);
    await sweep(later(16));
    expect([await erasedAt(arrived), await erasedAt(presumed)]).toEqual([expect.any(Date), null]);
    await hub.database.query(
      `update delivery set state = 'undeliverable', evidence = null, handed_over_at = now() where application_id = $1`,
      [presumed],
    );
    await sweep(later(19));
    expect(await erasedAt(presumed)).toBeNull();
    await sweep(later(21));
    expect(await erasedAt(presumed)).toEqual(expect.any(Date));
    expectStatus(
      200,
      await partner.manager.put('/console/api/privacy/rule', { ...rule, endedDays: null, documentsDays: 30 }),
    );
  });

  it('leaves out what is held, until the hold is lifted', async () => {
    const id = await partner.application(job);
    expectStatus(200, await partner.manager.put(hold(id), { reason: 'Verfahren 4 Ca 123/26' }));
    await sweep(monthsLater(9));
    expect(await erasedAt(id)).toBeNull();
    expectStatus(200, await partner.manager.put(hold(id), { reason: null }));
    await sweep(monthsLater(9));
    expect(await erasedAt(id)).not.toBeNull();
    expect(await partner.organisation.trail()).toEqual(
      expect.arrayContaining(['legal-hold.set', 'legal-hold.lifted']),
    );
  });

  it('cancels what has not left, and names who holds a copy of what has', async () => {
    const waiting = await partner.application(job);
    const gone = await delivered('acknowledged', 0);
    await sweep(monthsLater(7));
    const { rows } = await hub.database.query<{ state: string }>(
      'select state from delivery where application_id = $1',
      [waiting],
    );
    expect(rows.every(({ state }) => state === 'cancelled')).toBe(true);
    expect((await receiptsOf(gone)).find(({ what }) => what === 'application')?.recipients).toEqual([
      'personio',
    ]);
  });

  it('removes the documents alone 30 days after an acknowledged delivery, never of a presumed one', async () => {
    const [old, fresh, presumed] = [
      await delivered('acknowledged', 31),
      await delivered('acknowledged', 29),
      await delivered('presumed', 90),
    ];
    await sweep(new Date());
    const { rows } = await hub.database.query<{ id: string }>(
      'select application_id as id from document where application_id = any($1)',
      [[old, fresh, presumed]],
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([fresh, presumed].toSorted());
    expect(await receiptsOf(old)).toMatchObject([
      { what: 'documents', documents: 1, unreadableInBackupsFrom: null, recipients: ['personio'] },
    ]);
    const shown = await partner.manager.get<{ candidate: object | null }>(`/console/api/applications/${old}`);
    expect(shown.body.candidate).not.toBeNull();
  });

  it('keeps a document that came too late to go along until somebody has taken it along', async () => {
    const id = await delivered('acknowledged', 31);
    const addLate = async () =>
      expectStatus(
        201,
        await partner.manager.send('POST', `/console/api/applications/${id}/documents`, aDocument()),
      );
    const documents = async () =>
      (await hub.database.query('select 1 from document where application_id = $1', [id])).rows.length;
    const handedOver = (days: number) =>
      hub.database.query(
        'update delivery set handed_over_at = now() - make_interval(days => $2) where application_id = $1',
        [id, days],
      );
    await addLate();
    await sweep(new Date());
    expect(await documents()).toBe(2);
    await handedOver(40);
    await addLate();
    await sweep(new Date());
    expect(await documents()).toBe(3);
    await handedOver(29);
    await sweep(new Date());
    expect(await documents()).toBe(3);
    await handedOver(31);
    await sweep(new Date());
    expect(await documents()).toBe(0);
  });

  it('stops between two batches when it is told to, and goes on at the next run', async () => {
    const id = await partner.application(job);
    expect(await hub.app.get(RetentionCheck).run(monthsLater(9), AbortSignal.abort())).toEqual({
      lookedAt: 0,
      found: 0,
    });
    expect(await erasedAt(id)).toBeNull();
    await sweep(monthsLater(9));
    expect(await erasedAt(id)).not.toBeNull();
  });

  it('201: erases thousands in batches while others come in', async () => {
    const { rows } = await hub.database.query<{ id: string }>(
      `insert into application (id, organisation_id, job_id, content, email_hash, received_at)
       select gen_random_uuid(), $1, $2, '\\x00', '\\x00', now() - interval '2 years' from generate_series(1, 3000) returning id`,
      [partner.organisation.id, job],
    );
    const sweeping = sweep(new Date());
    const during = await partner.application(job);
    expect((await sweeping).found).toBeGreaterThanOrEqual(rows.length);
    expect(await erasedAt(during)).toBeNull();
    const left = await hub.database.query(
      'select 1 from application where id = any($1) and erased_at is null',
      [rows.map(({ id }) => id)],
    );
    expect(left.rowCount).toBe(0);
    const receipts = await hub.database.query(
      'select 1 from erasure_receipt where application_id = any($1)',
      [rows.map(({ id }) => id)],
    );
    expect(receipts.rowCount).toBe(3000);
  });
});

describe('a legal hold', () => {
  it('409: keeps everybody from erasing, and shows why', async () => {
    const id = await partner.application(job);
    const held = expectStatus(200, await partner.manager.put(hold(id), { reason: 'Verfahren' }));
    expect(held.body).toMatchObject({
      eraseAt: null,
      hold: { reason: 'Verfahren', since: expect.any(String) },
    });
    const refused = expectStatus(409, await partner.manager.post(`/console/api/applications/${id}/erase`));
    expect(refused.body).toMatchObject({ code: 'applications.held' });
    expect(await erasedAt(id)).toBeNull();
  });

  it('410: comes too late for what is erased', async () => {
    const id = await partner.application(job);
    expectStatus(200, await partner.manager.post(`/console/api/applications/${id}/erase`));
    expectStatus(410, await partner.manager.put(hold(id), { reason: 'Verfahren' }));
    expect(await receiptsOf(id)).toMatchObject([{ what: 'application', cause: 'asked' }]);
  });

  it('403, 404: is not for recruiters, nor for another organisation', async () => {
    const id = await partner.application(job);
    const recruiter = await partner.organisation.member('recruiter');
    expectStatus(403, await recruiter.put(hold(id), { reason: 'x' }));
    expectStatus(200, await recruiter.get(retention(id)));
    expectStatus(404, await stranger.put(hold(id), { reason: 'x' }));
    expectStatus(404, await stranger.get(retention(id)));
  });
});

describe('the export of one person’s data', () => {
  const body = { email: ' Bertha@Example.org'.trim() };

  it('200: has everything of that person, nothing of others, and is in the log without the address', async () => {
    const candidate = {
      firstName: 'Bertha',
      lastName: 'Beispiel',
      email: 'bertha@example.org',
      phone: '+43 1 234',
    };
    const id = await partner.application(job, { candidate, message: 'Guten Tag' });
    await partner.application(job);
    const answer = expectStatus(
      200,
      await partner.manager.post<{ applications: object[] }>('/console/api/privacy/person-export', body),
    );
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="person.json"');
    expect(answer.body.applications).toEqual([
      expect.objectContaining({
        id,
        candidate,
        message: 'Guten Tag',
        eraseAt: expect.any(String),
        documents: [],
      }),
    ]);
    const { rows } = await hub.database.query<{ body: string }>(
      `select convert_from(body, 'UTF8') as body from audit_event where action = 'person.exported' and organisation_id = $1`,
      [partner.organisation.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body.toLowerCase()).not.toContain('bertha');
  });

  it('200: is empty for somebody unknown, and for another organisation', async () => {
    const answer = await stranger.post<{ applications: object[] }>(
      '/console/api/privacy/person-export',
      body,
    );
    expect(answer.body.applications).toEqual([]);
  });

  it('400, 403: needs an address, and a manager', async () => {
    expectStatus(400, await partner.manager.post('/console/api/privacy/person-export', { email: 'nobody' }));
    const recruiter = await partner.organisation.member('recruiter');
    expectStatus(403, await recruiter.post('/console/api/privacy/person-export', body));
  });
});

it('nothing outside the sealed content holds what a candidate wrote: kept answers, attempts, jobs, notices, the log', async () => {
  const marks = ['Zacharias', 'Quellwasser', 'zq@example.org', '+43 660 998877', 'Sehr-geheim-4711'];
  const [firstName, lastName, email, phone, message] = marks;
  const id = await partner.application(job, { candidate: { firstName, lastName, email, phone }, message });
  const form = aDocument();
  form.set(
    'file',
    new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }),
    'Lebenslauf Zacharias Quellwasser.pdf',
  );
  expectStatus(201, await partner.join.post(`/v1/applications/${id}/documents`, form, 'a-kept-document'));
  const { rows: tables } = await hub.database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await hub.database.query<{ row: string }>(`select t::text as row from ${name} t`);
    const whole = rows
      .map(
        ({ row }) =>
          `${row} ${Buffer.from((row.match(/\\\\x([0-9a-f]+)/g) ?? []).map((hex) => hex.slice(3)).join(''), 'hex').toString('latin1')}`,
      )
      .join('\n');
    for (const mark of marks) if (mark && whole.includes(mark)) found.push(`${name}: ${mark}`);
  }
  expect(found).toEqual([]);
});

describe('files in the storage that belong to no document', () => {
  const storage = () => hub.app.get<DocumentStorage>(DocumentStorage);
  const place = (key: string) => join(hub.dataDir, 'documents', key);
  const isThere = (key: string) =>
    access(place(key)).then(
      () => true,
      () => false,
    );
  const storedBefore = async (hours: number, key: string) => {
    const at = new Date(Date.now() - hours * 3_600_000);
    await utimes(place(key), at, at);
  };
  let days = 0;
  /** Each time two days later, so that every organisation has its turn; the files' times move along. */
  const sweepFiles = async (...old: [hours: number, key: string][]) => {
    days += 2;
    for (const [hours, key] of old) await storedBefore(hours - days * 24, key);
    return hub.app.get(OrphanedFilesCheck).run(new Date(Date.now() + days * DAY_MS), NEVER);
  };
  const uploaded = async () => {
    const id = await partner.application(job);
    expectStatus(201, await partner.join.post(`/v1/applications/${id}/documents`, aDocument()));
    const { rows } = await hub.database.query<{ key: string }>(
      'select storage_key as key from document where application_id = $1',
      [id],
    );
    return { id, key: rows[0]?.key ?? '' };
  };

  it('are removed after 48 hours, by their own time; documents, exports, other folders and unknown applications stay', async () => {
    const { id, key: kept } = await uploaded();
    const folder = `${partner.organisation.id}/${id}`;
    const [orphan, young] = [`${folder}/${randomUUID()}`, `${folder}/${randomUUID()}`];
    const others = [
      `audit-exports/${randomUUID()}.zip`,
      `${randomUUID()}/${randomUUID()}/${randomUUID()}`,
      `${folder}/readme.txt`,
      `${partner.organisation.id}/${randomUUID()}/${randomUUID()}`,
    ];
    for (const key of [orphan, young, ...others])
      await storage().write(key, Readable.from([Buffer.from('sealed')]));
    const stay = [kept, ...others];
    const { found } = await sweepFiles(
      [49, orphan],
      [47, young],
      ...stay.map((key): [number, string] => [1000, key]),
    );
    expect(found).toBe(1);
    expect(await isThere(orphan)).toBe(false);
    for (const key of [young, ...stay]) expect([key, await isThere(key)]).toEqual([key, true]);
  });

  it('since they were erased while the storage was away are removed when it is back, by the task and by the check', async () => {
    const [first, second] = [await uploaded(), await uploaded()];
    const { manager } = partner;
    Object.assign(storage(), { delete: () => Promise.reject(new Error('away')) });
    for (const { id } of [first, second])
      expectStatus(200, await manager.post(`/console/api/applications/${id}/erase`));
    const failing = async () =>
      (
        await hub.database.query<{ attempts: number }>(
          `select attempts from graphile_worker.jobs where task_identifier = 'applications.remove-files' and attempts > 0`,
        )
      ).rowCount === 2;
    await eventually('both were tried in vain', failing);
    Reflect.deleteProperty(storage(), 'delete');
    expect(await isThere(first.key)).toBe(true);
    await hub.database.query(`update graphile_worker._private_jobs set run_at = now() + interval '1 day'`);
    await sweepFiles([49, first.key], [47, second.key]);
    expect([await isThere(first.key), await isThere(second.key)]).toEqual([false, true]);
    await hub.database.query('update graphile_worker._private_jobs set run_at = now()');
    await eventually('the task goes on', async () => !(await isThere(second.key)));
  });
});

it('orphaned keys are destroyed after a month, those of applications, of second factors and young ones are not', async () => {
  const keys = hub.app.get<KeyStore>(KeyStore);
  const shelf = hub.app.get<KeyShelf>(KeyShelf);
  const used = await partner.application(job);
  const orphan = await keys.create(new Date(), null);
  const secondFactor = await keyOfSecondFactor();
  const exists = async (id: string) => (await shelf.find([keyNameOf(id)])).length === 1;
  await hub.app.get(OrphanedKeysCheck).run(new Date(Date.now() + 29 * DAY_MS));
  expect(await exists(orphan.id)).toBe(true);
  const { found, lookedAt } = await hub.app.get(OrphanedKeysCheck).run(new Date(Date.now() + 31 * DAY_MS));
  expect([found > 0, lookedAt > found]).toEqual([true, true]);
  expect([await exists(orphan.id), await exists(used), await exists(secondFactor)]).toEqual([
    false,
    true,
    true,
  ]);
});

async function keyOfSecondFactor(): Promise<string> {
  const { rows: accounts } = await hub.database.query<{ id: string }>('select id from account limit 1');
  const accountId = accounts[0]?.id ?? '';
  await hub.app.get(Transactions).run((tx) => hub.app.get(SecondFactors).start(tx, accountId, new Date()));
  const { rows } = await hub.database.query<{ id: string }>(
    'select key_id as id from second_factor where account_id = $1',
    [accountId],
  );
  return rows[0]?.id ?? '';
}
