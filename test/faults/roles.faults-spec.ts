import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterKeys } from '@andock/secret-box';
import { startSandbox } from '@andock/partner-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import { KeyClient } from '../support/key-client.ts';
import { PersonClient } from '../support/person-client.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/test-database.ts';
import {
  connectMuster,
  DEMO_PASSWORD,
  ledgerOf,
  liftLimits,
  misbehave,
  settingsFor,
  signIn,
} from './muster.ts';

const SENT = 120;
const AT_ONCE = 12;
/** A dead worker's lease, its recovery, and a busy machine. */
const LONGEST_MS = 90_000;

/** Four processes on four machines: they share two databases and the documents, and nothing of each other's disks. */
describe('two processes for calls and two for work', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let keyStore: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let folder: string;
  let pool: pg.Pool | undefined;
  let settings: Record<string, string>;
  let apis: HubProcess[] = [];
  const workers = new Map<string, HubProcess>();

  const startOn = async (machine: string, roles: string) => {
    const dataDir = join(folder, machine);
    await mkdir(dataDir, { recursive: true });
    return HubProcess.start(await freePort(), { ...settings, DATA_DIR: dataDir, ROLES: roles });
  };
  const startWorker = async (machine: string) =>
    workers.set(machine, await startOn(machine, 'worker,schedule'));

  beforeAll(async () => {
    [database, keyStore] = [await createTestDatabase(), await createEmptyDatabase()];
    folder = await mkdtemp(join(tmpdir(), 'andock-roles-'));
    sandbox = await startSandbox({ port: 0, hubUrl: 'http://127.0.0.1:9', autoPoll: false });
    await liftLimits(sandbox.url);
    settings = {
      ...settingsFor(database, sandbox.url, folder),
      AUDIT_SIGNING_KEY: signingKey(),
      AUDIT_TIME_KEY: signingKey(),
      MASTER_KEY: MasterKeys.generate(),
      KEY_STORE_URL: keyStore.url,
      STORAGE_URL: `file://${join(folder, 'documents')}`,
    };
    apis = [await startOn('api-1', 'api'), await startOn('api-2', 'api')];
    await startWorker('worker-1');
    await startWorker('worker-2');
    pool = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  }, 240_000);
  afterAll(async () => {
    await pool?.end();
    for (const hub of [...apis, ...workers.values()]) await hub.kill();
    await sandbox.close();
    await database.stop();
    await keyStore.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const rows = async <Row extends object>(sql: string) => (await pool?.query<Row>(sql))?.rows ?? [];

  it('take every application once and deliver it once, though one worker is stopped and the other is killed', async () => {
    const first = await signIn(String(apis[0]?.url));
    const jobId = await connectMuster(first);
    const systems = await ownSystems(apis, String(first.actor.organisationId));
    const emails = Array.from({ length: SENT }, () => `${randomUUID()}@example.org`);
    const third = Math.floor(SENT / 3);
    await misbehave(sandbox.url, { mode: 'slow', ms: 500 });

    await sendAll(systems, jobId, emails.slice(0, third));
    await workers.get('worker-1')?.stop();
    const sending = sendAll(systems, jobId, emails.slice(third));
    await eventually('the other worker has something in its hands', async () => {
      const [hands] = await rows<{ full: boolean }>(
        `select count(*) > 3 as full from delivery where state = 'delivering'`,
      );
      return hands?.full;
    });
    await workers.get('worker-2')?.kill();
    await sending;
    await startWorker('worker-1');
    await misbehave(sandbox.url, { mode: 'none' });

    await eventually(
      'everything is delivered',
      async () =>
        (await rows(`select 1 from delivery where partner = 'personio' and state <> 'delivered'`)).length ===
        0,
      LONGEST_MS,
    );
    await startWorker('worker-2');
    expect(
      await rows(`select count(*)::integer as applications from application
                  where id in (select application_id from delivery where partner = 'personio')`),
    ).toEqual([{ applications: SENT }]);
    const { applications } = await ledgerOf(sandbox.url);
    const taken = applications.filter(({ status }) => status === 201).map(({ email }) => email);
    expect(taken.toSorted()).toEqual(emails.toSorted());
  }, 240_000);

  it('read on one machine what was uploaded on the other', async () => {
    const first = await signIn(String(apis[0]?.url));
    const second = first.at(String(apis[1]?.url));
    const { body } = await first.get<{ data: { id: string }[] }>('/console/api/applications?limit=1');
    const path = `/console/api/applications/${body.data[0]?.id}/documents`;
    const paper = new FormData();
    paper.set('category', 'cv');
    paper.set('file', new Blob(['Zwölf Jahre Berufserfahrung.']), 'Lebenslauf.txt');
    const { status, body: document } = await first.post<{ id: string }>(path, paper);
    expect(status).toBe(201);
    expect((await second.bytes(`${path}/${document.id}`)).toString()).toBe('Zwölf Jahre Berufserfahrung.');
  });

  it('let one of them run each check, and never two at a time', async () => {
    const checks = await eventually('every check has ended', async () => {
      const all = await rows<{ name: string; ended: boolean }>(
        'select name, finished_at is not null as ended from check_run',
      );
      return all.length >= 25 && all.every(({ ended }) => ended) && all;
    });
    expect(checks.length).toBeGreaterThanOrEqual(25);
    expect(
      await rows(`select one.name from check_history one join check_history other
                    on other.name = one.name and other.started_at > one.started_at
                   and other.started_at < one.started_at + one.duration_ms * interval '1 millisecond'`),
    ).toEqual([]);
    const once = await rows<{ name: string; runs: number }>(
      `select name, count(*)::integer as runs from check_history
       where name in ('audit.months', 'privacy.retention', 'join.silence', 'audit.verify-logs') group by name order by name`,
    );
    expect(once).toEqual(
      ['audit.months', 'audit.verify-logs', 'join.silence', 'privacy.retention'].map((name) => ({
        name,
        runs: 1,
      })),
    );
  });

  it('seal each event once, in logs without a gap or a fork', async () => {
    await eventually('everything is sealed', async () => {
      const [pending] = await rows<{ count: number }>('select count(*)::integer as count from audit_pending');
      return pending?.count === 0;
    });
    expect(
      await rows(`select head.log_id from audit_log_head head
                  left join (select log_id, count(*) as leaves, max(seq) + 1 as last from audit_leaf group by log_id) leaf
                    on leaf.log_id = head.log_id
                  where head.size is distinct from leaf.leaves or head.size is distinct from leaf.last`),
    ).toEqual([]);
    expect(await rows('select 1 from audit_quarantine')).toEqual([]);
    const verified = await rows<{ ended: string; found: number; looked_at: number }>(
      `select ended, found, looked_at from check_history where name = 'audit.verify-logs'`,
    );
    expect(verified).toEqual([{ ended: 'finished', found: 0, looked_at: expect.any(Number) }]);
  });
});

/** Posts each application to both processes at once under the same key; at most one application may come of it. */
async function sendAll(
  systems: readonly KeyClient[],
  jobId: string,
  emails: readonly string[],
): Promise<void> {
  const waiting = [...emails];
  const sendOnes = async () => {
    for (let email = waiting.shift(); email !== undefined; email = waiting.shift()) {
      const body = { jobId, documentsExpected: 0, candidate: { firstName: 'Ida', lastName: 'Rasch', email } };
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(
        systems.map((system) => system.post<{ id?: string }>('/v1/applications', body, idempotencyKey)),
      );
      const taken = answers.filter(({ status }) => status === 201);
      expect(new Set(taken.map(({ body: { id } }) => id)).size).toBe(1);
      for (const { status } of answers) expect([201, 409]).toContain(status);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOnes));
}

/** The operator's own system, at each process. */
async function ownSystems(apis: readonly HubProcess[], organisationId: string): Promise<KeyClient[]> {
  const admin = await PersonClient.signIn(String(apis[0]?.url), 'admin@andock.test', DEMO_PASSWORD);
  await admin.stepUp();
  const { body } = await admin.post<{ id: string; key: string }>('/console/api/operator-keys', {
    name: 'HR',
    scopes: ['applications:write'],
  });
  await admin.post(`/console/api/keys/${body.id}/save`);
  return apis.map(({ url }) => new KeyClient(url, body.key, { 'andock-organisation': organisationId }));
}

const signingKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
