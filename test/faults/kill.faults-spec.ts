import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@andock/partner-sandbox';
import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { apply, connectMuster, ledgerOf, liftLimits, settingsFor, signIn } from './muster.ts';

/** A worker's lease, its recovery, and the start of a process on a busy machine. */
const AFTER_LEASE_MS = 60_000;

interface Delivery {
  readonly state: string;
  readonly evidence: string | null;
}

it('a hub that is killed at any step of a delivery delivers once all the same', async () => {
  const ends = await Promise.all(
    ['delivery.before-attempt', 'delivery.after-attempt', 'delivery.after-call', 'delivery.after-commit'].map(
      async (failpoint) => [failpoint, await deliveredOverKill(failpoint)],
    ),
  );
  const acknowledged = { evidence: 'acknowledged', arrived: 1 };
  expect(Object.fromEntries(ends)).toEqual({
    'delivery.before-attempt': acknowledged,
    'delivery.after-attempt': acknowledged,
    'delivery.after-call': { evidence: 'presumed', arrived: 1 },
    'delivery.after-commit': acknowledged,
  });
}, 150_000);

/** Kills a hub at the failpoint, starts it again, and tells what became of the application. */
async function deliveredOverKill(failpoint: string): Promise<{ evidence: string | null; arrived: number }> {
  const database = await createTestDatabase();
  const port = await freePort();
  const sandbox = await startSandbox({ port: 0, hubUrl: `http://127.0.0.1:${port}`, autoPoll: false });
  const dataDir = await mkdtemp(join(tmpdir(), 'andock-kill-'));
  try {
    await liftLimits(sandbox.url);
    const settings = settingsFor(database, sandbox.url, dataDir);
    const doomed = await HubProcess.start(port, { ...settings, FAILPOINT: failpoint });
    const manager = await signIn(doomed.url);
    const jobId = await connectMuster(manager);
    const email = `${randomUUID()}@example.org`;
    const id = await apply(manager, jobId, email);
    expect(id).toEqual(expect.any(String));
    await eventually('the process is killed', async () => doomed.wasKilled);

    const hub = await HubProcess.start(port, settings);
    const again = await signIn(hub.url);
    const { evidence } = await eventually(
      `the delivery over ${failpoint} arrives`,
      async () => {
        const { body } = await again.get<{ deliveries: Delivery[] }>(`/console/api/applications/${id}`);
        return body.deliveries.find(({ state }) => state === 'delivered');
      },
      AFTER_LEASE_MS,
    );
    await hub.stop();
    const { applications } = await ledgerOf(sandbox.url);
    return {
      evidence,
      arrived: applications.filter((one) => one.email === email && one.status === 201).length,
    };
  } finally {
    await sandbox.close();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
