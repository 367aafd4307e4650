import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '@andock/partner-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.ts';
import type { PersonClient } from '../support/person-client.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { connectMuster, ledgerOf, liftLimits, settingsFor, signIn } from './muster.ts';

const MEGABYTES = 450;
const MOST_TRIES = 500;
const A_MEGABYTE = 'Berufserfahrung: zwölf Jahre. '.repeat(35_000);

/** Only a file system of its own can be full in earnest, and not every user may mount one: there the tests count as skipped. */
const disk = SmallDisk.mount(MEGABYTES);
const onSmallDisk = disk ? describe : describe.skip;

/** Database, keys and documents on one disk. */
onSmallDisk('a disk that is full', () => {
  let postgres: OwnPostgres;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let hub: HubProcess;
  let database: pg.Pool;
  let manager: PersonClient;
  let jobId: string;

  const folder = String(disk?.folder);
  beforeAll(async () => {
    postgres = await startOwnPostgres(folder);
    const port = await freePort();
    sandbox = await startSandbox({ port: 0, hubUrl: `http://127.0.0.1:${port}`, autoPoll: false });
    await liftLimits(sandbox.url);
    hub = await HubProcess.start(port, settingsFor(postgres, sandbox.url, join(folder, 'hub')));
    database = new pg.Pool({ connectionString: postgres.superuserUrl, max: 2 });
    database.on('error', () => undefined);
    manager = await signIn(hub.url);
    jobId = await connectMuster(manager);
  }, 120_000);
  afterAll(async () => {
    disk?.free();
    await hub?.stop();
    await database?.end();
    await sandbox?.close();
    await postgres?.stop();
    disk?.unmount();
  }, 60_000);

  const rows = async <Row extends object>(sql: string) => (await database.query<Row>(sql)).rows;
  const application = (email: string) =>
    manager.post<{ id: string; code: string }>('/console/api/applications', {
      ...{ jobId, documentsExpected: 0 },
      candidate: { firstName: 'Ida', lastName: 'Rasch', email },
    });
  const upload = (id: string) => {
    const paper = new FormData();
    paper.set('category', 'cv');
    paper.set('file', new Blob([A_MEGABYTE]), 'Lebenslauf.txt');
    return manager.post<{ code: string }>(`/console/api/applications/${id}/documents`, paper);
  };
  const filesOfDocuments = () =>
    readdirSync(join(folder, 'hub', 'documents'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;

  it('503: takes nothing half, and goes on by itself when there is room again', async () => {
    const first = `${randomUUID()}@example.org`;
    const { id } = (await application(first)).body;
    expect((await upload(id)).status).toBe(201);
    await database.query('select pg_switch_wal()');
    await database.query('checkpoint');

    disk?.fill();
    const answered = new Set([first]);
    const seen = { applications: new Set<number>(), documents: new Set<number>() };
    for (let tries = 0; tries < MOST_TRIES && !seen.applications.has(503); tries += 1) {
      const email = `${randomUUID()}@example.org`;
      const [one, paper] = await Promise.all([application(email), upload(id)]);
      if (one.status === 201) answered.add(email);
      seen.applications.add(one.status);
      seen.documents.add(paper.status);
    }
    expect([...seen.documents]).toEqual([503]);
    expect([...seen.applications].filter((status) => status !== 201)).toEqual([503]);
    expect((await fetch(`${hub.url}/health/live`)).status).toBe(200);

    disk?.free();
    const last = `${randomUUID()}@example.org`;
    await eventually(
      'it takes applications again',
      async () => {
        const { status } = await application(last);
        if (status === 201) answered.add(last);
        return status === 201;
      },
      60_000,
    );
    expect((await upload(id)).status).toBe(201);

    await eventually(
      'everything is delivered',
      async () => {
        const waiting = await rows(
          `select 1 from delivery where partner = 'personio' and state <> 'delivered'`,
        );
        return waiting.length === 0;
      },
      120_000,
    );
    const { applications } = await ledgerOf(sandbox.url);
    const arrived = applications.filter(({ status }) => status === 201).map(({ email }) => String(email));
    expect(arrived).toHaveLength(new Set(arrived).size);
    expect(arrived).toEqual(expect.arrayContaining([...answered]));
  }, 300_000);

  it('leaves every application with its event and its delivery, every document with its file, and a log that is sealed', async () => {
    await eventually(
      'everything is sealed',
      async () => (await rows('select 1 from audit_pending limit 1')).length === 0,
      60_000,
    );
    expect(
      await rows(`select application.id from application
                  where application.id in (select application_id from delivery where partner = 'personio')
                    and not exists (select from audit_event where target_id = application.id::text and action = 'application.received')`),
    ).toEqual([]);
    expect(await rows('select 1 from audit_quarantine')).toEqual([]);
    const [documents] = await rows<{ count: number }>('select count(*)::integer as count from document');
    await eventually('no file is left over', async () => filesOfDocuments() === documents?.count);
  }, 90_000);
});
