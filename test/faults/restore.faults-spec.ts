import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@andock/partner-sandbox';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import type { PersonClient } from '../support/person-client.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { apply, connectMuster, ledgerOf, liftLimits, settingsFor, signIn } from './muster.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let dataDir: string;
let settings: Record<string, string>;
let port: number;
let hub: HubProcess | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
  port = await freePort();
  sandbox = await startSandbox({ port: 0, hubUrl: `http://127.0.0.1:${port}`, autoPoll: false });
  dataDir = await mkdtemp(join(tmpdir(), 'andock-restore-'));
  await liftLimits(sandbox.url);
  settings = settingsFor(database, sandbox.url, dataDir);
});
afterAll(async () => {
  await hub?.kill();
  await sandbox.close();
  await database.stop();
  await asSuperuser(`drop database if exists ${backupName()} with (force)`);
  await rm(dataDir, { recursive: true, force: true });
});

const nameOf = (url: string) => new URL(url).pathname.slice(1);
const backupName = () => `${nameOf(database.superuserUrl)}_backup`;

async function asSuperuser(sql: string): Promise<void> {
  const url = Object.assign(new URL(database.superuserUrl), { pathname: '/postgres' }).href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** All files of the database as they are now, as a backup of a stopped server has them. */
const copy = (from: string, to: string) =>
  asSuperuser(`create database ${to} template ${from} owner andock_owner`);

it('a restored older backup is kept still until it is accepted; what was erased stays erased, nothing arrives twice, nobody is signed in', async () => {
  const live = nameOf(database.superuserUrl);
  hub = await HubProcess.start(port, settings);
  const manager = await signIn(hub.url);
  const jobId = await connectMuster(manager);
  const [erasedMail, deliveredMail] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];
  const erased = String(await apply(manager, jobId, erasedMail));
  await arrived(erasedMail);
  const held = expectStatus(
    201,
    await manager.post<{ id: string }>('/console/api/applications', {
      jobId,
      documentsExpected: 1,
      candidate: { firstName: 'Anna', lastName: 'Muster', email: deliveredMail },
    }),
  ).body.id;
  await hub.kill();
  await copy(live, backupName());

  hub = await HubProcess.start(port, settings);
  const again = await signIn(hub.url);
  expectStatus(200, await again.post(`/console/api/applications/${erased}/erase`));
  await sendPaper(again, held);
  await arrived(deliveredMail);
  await hub.kill();
  await asSuperuser(`drop database ${live} with (force)`);
  await copy(backupName(), live);

  hub = await HubProcess.start(port, settings, '/health/live');
  const asked = await fetch(`${hub.url}/v1/jobs`, { headers: { 'accept-language': 'de' } });
  expect(asked.status).toBe(503);
  expect(await asked.json()).toMatchObject({
    code: 'restore.quarantine',
    detail: expect.stringMatching(/älterer Stand.*1 gelöschte.*andock restore:accept/),
  });
  expect((await fetch(`${hub.url}/health/ready`)).status).toBe(503);
  const page = await fetch(`${hub.url}/applications`, { headers: { accept: 'text/html' } });
  expect([page.status, await page.text()]).toEqual([
    503,
    expect.stringContaining('restored from an older backup'),
  ]);
  expect(hub.output()).toMatch(/older state .* position \d+ of \d+/);

  const accepted = spawnSync(process.execPath, ['dist/cli.js', 'restore:accept'], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'development', LOG_LEVEL: 'silent', ...settings },
    encoding: 'utf8',
  });
  expect([accepted.status, accepted.stdout]).toEqual([
    0,
    expect.stringMatching(
      /^1 applications were erased again; 1 deliveries may have arrived .*; [1-9]\d* sessions were ended/,
    ),
  ]);
  await eventually('the hub goes on', () =>
    fetch(`${hub?.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  // The session is in the backup.
  expectStatus(401, await manager.get('/console/api/session'));
  const after = await signIn(hub.url);
  const shown = async (id: string) =>
    (
      await after.get<{ candidate: unknown; deliveries: { evidence: string | null }[] }>(
        `/console/api/applications/${id}`,
      )
    ).body;
  expect((await shown(erased)).candidate).toBeNull();
  await sendPaper(after, held);
  await eventually(
    'the delivery that had arrived is presumed',
    async () => (await shown(held)).deliveries.some(({ evidence }) => evidence === 'presumed'),
    30_000,
  );
  const { applications } = await ledgerOf(sandbox.url);
  for (const mail of [erasedMail, deliveredMail])
    expect(applications.filter((one) => one.email === mail && one.status === 201)).toHaveLength(1);
  expect(await actions()).toContain('restore.accepted');
}, 180_000);

/** The CV that the application waits for. */
async function sendPaper(by: PersonClient, applicationId: string): Promise<void> {
  const paper = new FormData();
  paper.set('category', 'cv');
  paper.set('file', new Blob(['Ein Lebenslauf']), 'cv.txt');
  expectStatus(201, await by.post(`/console/api/applications/${applicationId}/documents`, paper));
}

const arrived = (email: string) =>
  eventually(
    `the application of ${email} arrives`,
    async () =>
      (await ledgerOf(sandbox.url)).applications.some((one) => one.email === email && one.status === 201),
    30_000,
  );

async function inDatabase<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  return (await client.query<Row>(sql).finally(() => client.end())).rows;
}

const actions = async () =>
  (await inDatabase<{ action: string }>('select action from audit_event')).map(({ action }) => action);
