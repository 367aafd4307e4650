import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { eventually } from '../../support/eventually.ts';
import { call } from '../../support/http-client.ts';
import { PersonClient } from '../../support/person-client.ts';
import { type BenchCase, type Figures, median } from '../bench-case.ts';
import { Child } from '../child.ts';
import { freshDatabase } from '../fresh-database.ts';

const QUEUED = 5_000;
const LONE = 40;
const SENDERS = 16;
const ANSWERS_AFTER_MS = 5;
const PASSWORD = 'a password for the bench';
const PORTS = { standIn: 39_310, api: 39_312, worker: 39_314 };
const PERSONIO = '/console/api/connections/personio';
const VALUES = { job: '1234567', companyId: '4711', accessToken: 'sandbox-personio-token', channelId: '815' };

interface Received {
  readonly at: string;
  readonly email: string;
}

/**
 * 5,000 queued applications to a stand-in that answers after 5 ms, beside bare posts to the same stand-in; p50 and p99
 * are those of lone applications, from the answer to the sender until the stand-in has them.
 */
export const deliveryEndToEnd: BenchCase = {
  name: 'delivery-end-to-end',
  measure: async () => {
    const database = await freshDatabase();
    const children: Child[] = [];
    const start = async (...child: Parameters<typeof Child.start>) => {
      children.push(await Child.start(...child));
      return children.at(-1) as Child;
    };
    try {
      return await measure(database.settings, start);
    } finally {
      for (const child of children.toReversed()) await child.stop();
      await database.remove();
    }
  },
};

async function measure(env: Record<string, string>, start: typeof Child.start): Promise<Figures> {
  const standIn = await start('test/bench/stand-in.ts', PORTS.standIn, {}, '/personio/_received');
  const settings = {
    ...env,
    DEMO: 'on',
    DEMO_PASSWORD: PASSWORD,
    PERSONIO_CALLS_PER_MINUTE: '1000000',
    PERSONIO_BASE_URL: `${standIn.url}/personio`,
    PERSONIO_FEED_URL: `${standIn.url}/personio/feed/{company}/xml`,
  };
  const switches = {
    '/_limits': { perMinute: 10_000_000 },
    '/_faults': { mode: 'slow', ms: ANSWERS_AFTER_MS },
  };
  for (const [path, body] of Object.entries(switches))
    await call(`${standIn.url}/personio${path}`, { method: 'PUT', body });

  const api = await start('dist/main.js', PORTS.api, { ...settings, ROLES: 'api,schedule' });
  const manager = await PersonClient.signIn(api.url, 'manager@muster.test', PASSWORD);
  const jobIds = await connect(manager);
  await apply(manager, jobIds, QUEUED);
  const floor = barePosts(standIn);
  await forget(standIn);

  const worker = await start('dist/main.js', PORTS.worker, { ...settings, ROLES: 'worker' });
  const arrived = await arrivals(standIn, QUEUED);
  const rate = (arrived.length / (Math.max(...arrived) - Math.min(...arrived))) * 1_000;
  const peakRssMb = worker.peakRssMb();
  await forget(standIn);
  const waits = await loneWaits(manager, jobIds, standIn);
  return {
    unit: 'deliveries/s',
    hub: Math.round(rate),
    floor: Math.round(floor),
    ratio: Number((rate / floor).toFixed(2)),
    p50Ms: median(waits),
    p99Ms: Math.max(...waits),
    peakRssMb,
  };
}

const forget = (standIn: Child) => call(`${standIn.url}/personio/_received`, { method: 'DELETE' });

/** As many posts without anything around them, per second. */
function barePosts(standIn: Child): number {
  const env = { ...process.env, STAND_IN_URL: standIn.url, POSTS: String(QUEUED) };
  return Number(execFileSync(process.execPath, ['test/bench/floors/bare-posts.ts'], { env }));
}

/** Connects Muster GmbH and links its open jobs, all to the same position; answers with the jobs. */
async function connect(manager: PersonClient): Promise<string[]> {
  await manager.stepUp();
  await manager.put(`${PERSONIO}/credentials`, VALUES);
  await manager.post(`${PERSONIO}/verify`, { testApplication: false, acceptUnproven: true });
  const { body } = await manager.get<{ data: { id: string }[] }>('/console/api/jobs?status=open');
  for (const { id } of body.data) {
    await eventually('the job is linked', async () => {
      const { status } = await manager.put(`/console/api/jobs/${id}/ats/personio`, { job: VALUES.job });
      return status === 200;
    });
  }
  return body.data.map(({ id }) => id);
}

async function apply(manager: PersonClient, jobIds: readonly string[], count: number): Promise<void> {
  let left = count;
  const sender = async () => {
    while (left > 0) await applyOnce(manager, jobIds[(left -= 1) % jobIds.length]);
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** The e-mail address, once the sender has the answer. */
async function applyOnce(manager: PersonClient, jobId: string | undefined): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  const { status, text } = await manager.post('/console/api/applications', {
    jobId,
    documentsExpected: 0,
    candidate: { firstName: 'Anna', lastName: 'Beispiel', email },
    message: 'Mit Interesse habe ich Ihre Anzeige gelesen.',
  });
  if (status !== 201) throw new Error(`An application was answered with ${status}: ${text}`);
  return email;
}

async function received(standIn: Child): Promise<readonly Received[]> {
  const { body } = await call<{ applications: Received[] }>(`${standIn.url}/personio/_received`);
  return body.applications;
}

/** When each has arrived, once all have; asked seldom, since the question costs the stand-in's time. */
async function arrivals(standIn: Child, count: number): Promise<number[]> {
  for (;;) {
    const applications = await received(standIn);
    if (applications.length >= count) return applications.map(({ at }) => Date.parse(at));
    await setTimeout(1_000);
  }
}

/** From the answer to the sender until the stand-in has it, in milliseconds. */
async function loneWaits(manager: PersonClient, jobIds: readonly string[], standIn: Child) {
  const answeredAt = new Map<string, number>();
  for (let n = 0; n < LONE; n += 1) {
    answeredAt.set(await applyOnce(manager, jobIds[0]), Date.now());
    await setTimeout(50);
  }
  const applications = await eventually('the lone ones have arrived', async () => {
    const all = await received(standIn);
    return all.length >= LONE ? all : undefined;
  });
  return applications.map(
    ({ at, email }) => Date.parse(at) - ANSWERS_AFTER_MS - (answeredAt.get(email) ?? 0),
  );
}
