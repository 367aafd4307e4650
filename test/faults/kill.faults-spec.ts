import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@andock/partner-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { call } from '../support/http-client.ts';
import { HubProcess } from '../support/hub-process.ts';
import { PersonClient } from '../support/person-client.ts';
import { createTestDatabase } from '../support/test-database.ts';

const PASSWORD = 'a password for the demo';
const PERSONIO = '/console/api/connections/personio';
const VALUES = { job: '1234567', companyId: '4711', accessToken: 'sandbox-personio-token', channelId: '815' };

interface Received {
  readonly applications: readonly { email: string; status: number }[];
}
interface Delivery {
  readonly state: string;
  readonly evidence: string | null;
}

describe('a hub that is killed', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let env: Record<string, string>;
  let port: number;
  let jobId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    port = await freePort();
    sandbox = await startSandbox({ port: 0, hubUrl: `http://127.0.0.1:${port}`, autoPoll: false });
    await call(`${sandbox.url}/personio/_limits`, { method: 'PUT', body: { perMinute: 1000 } });
    env = {
      DATA_DIR: await mkdtemp(join(tmpdir(), 'andock-kill-')),
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.migrationUrl,
      DEMO_PASSWORD: PASSWORD,
      SANDBOX: 'off',
      LOG_LEVEL: 'error',
      RETRY_SCALE: '0.01',
      PERSONIO_CALLS_PER_MINUTE: '1000',
      PERSONIO_BASE_URL: `${sandbox.url}/personio`,
      PERSONIO_FEED_URL: `${sandbox.url}/personio/feed/{company}/xml`,
    };
    const hub = await HubProcess.start(port, env);
    const manager = await PersonClient.signIn(hub.url, 'manager@muster.test', PASSWORD);
    await manager.stepUp();
    await manager.put(`${PERSONIO}/credentials`, VALUES);
    await manager.post(`${PERSONIO}/verify`, { testApplication: false, acceptUnproven: true });
    const jobs = await manager.get<{ data: { id: string }[] }>('/console/api/jobs?status=open');
    jobId = String(jobs.body.data[0]?.id);
    const mapped = await manager.put(`/console/api/jobs/${jobId}/ats/personio`, { job: VALUES.job });
    expect(mapped.status).toBe(200);
    await hub.stop();
  });

  afterAll(async () => {
    await sandbox.close();
    await database.stop();
    await rm(String(env['DATA_DIR']), { recursive: true, force: true });
  });

  const sentTo = async (email: string) => {
    const { body } = await call<Received>(`${sandbox.url}/personio/_received`);
    return body.applications.filter((application) => application.email === email);
  };

  it.each([
    ['delivery.before-attempt', 'acknowledged'],
    ['delivery.after-attempt', 'acknowledged'],
    ['delivery.after-call', 'presumed'],
    ['delivery.after-commit', 'acknowledged'],
  ])('at %s delivers once all the same, with evidence %s', async (failpoint, evidence) => {
    const email = `${randomUUID()}@example.org`;
    const doomed = await HubProcess.start(port, { ...env, FAILPOINT: failpoint });
    const applicant = await PersonClient.signIn(doomed.url, 'manager@muster.test', PASSWORD);
    const created = await applicant.send<{ id: string }>(
      'POST',
      '/console/api/applications',
      { jobId, documentsExpected: 0, candidate: { firstName: 'Ida', lastName: 'Rasch', email } },
      { 'idempotency-key': randomUUID() },
    );
    expect(created.status).toBe(201);
    await eventually('the process is killed', async () => doomed.wasKilled);

    const hub = await HubProcess.start(port, env);
    const manager = await PersonClient.signIn(hub.url, 'manager@muster.test', PASSWORD);
    const delivery = await eventually(
      'the delivery arrives',
      async () => {
        const { body } = await manager.get<{ deliveries: Delivery[] }>(`/console/api/applications/${created.body.id}`);
        return body.deliveries.find(({ state }) => state === 'delivered');
      },
      45_000,
    );
    expect(delivery.evidence).toBe(evidence);
    expect((await sentTo(email)).filter(({ status }) => status === 201)).toHaveLength(1);
    await hub.stop();
  }, 120_000);
});
