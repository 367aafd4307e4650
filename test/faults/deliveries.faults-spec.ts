import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startSandbox } from '@andock/partner-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { HubProcess } from '../support/hub-process.ts';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.ts';
import type { PersonClient } from '../support/person-client.ts';
import {
  apply,
  connectMuster,
  ledgerOf,
  liftLimits,
  misbehave,
  settingsFor,
  signIn,
  TOKEN,
} from './muster.ts';

const SENDERS = 12;
/** Longer than a lease of 30 s. */
const STOPPED_MS = 36_000;
const PAUSE_MS = 20;
/** `npm test` tries some, `npm run faults` many. */
const ENOUGH = Number(process.env.FAULT_DELIVERIES ?? 2_000);
const LONGEST_MS = 240_000 + ENOUGH * 60;

interface Row {
  readonly applicationId: string;
  readonly state: string;
  readonly evidence: string | null;
  readonly reason: string | null;
}

describe('two hubs, a database that crashes, and a partner that misbehaves', () => {
  let postgres: OwnPostgres;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let dataDir: string;
  let first: HubProcess;
  let second: HubProcess;
  let database: pg.Pool;

  beforeAll(async () => {
    const [port, secondPort] = [await freePort(), await freePort()];
    [postgres, dataDir] = [await startOwnPostgres(), await mkdtemp(join(tmpdir(), 'andock-faults-'))];
    sandbox = await startSandbox({ port: 0, hubUrl: `http://127.0.0.1:${port}`, autoPoll: false });
    await liftLimits(sandbox.url);
    const settings = settingsFor(postgres, sandbox.url, dataDir);
    first = await HubProcess.start(port, settings);
    second = await HubProcess.start(secondPort, { ...settings, ROLES: 'worker' });
    database = new pg.Pool({ connectionString: postgres.superuserUrl, max: 2 });
    database.on('error', () => undefined);
  }, 120_000);

  afterAll(async () => {
    second.resume();
    await Promise.all([first.stop(), second.stop()]);
    await database.end();
    await sandbox.close();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it(
    'lose nothing, deliver nothing twice, and take nothing for what it is not',
    async () => {
      const manager = await signIn(first.url);
      const jobId = await connectMuster(manager);
      const answered = new Map<string, string>();
      const sending = new AbortController();
      const senders = Array.from({ length: SENDERS }, () => send(manager, jobId, answered, sending.signal));

      const interruptedIds = new Set<string>();
      while (answered.size < ENOUGH) {
        for (const id of await roundOfFaults(sandbox.url, second, postgres, database)) interruptedIds.add(id);
      }
      sending.abort();
      await Promise.all(senders);
      await misbehave(sandbox.url, { mode: 'none' });

      const deliveries = await eventually('all deliveries have ended', () => allEnded(database), 120_000);
      const { applications } = await ledgerOf(sandbox.url);
      const interrupted = new Set([...interruptedIds].map((id) => answered.get(id)));
      const taken = new Map<string, number>();
      for (const { email, status } of applications)
        if (email !== null && status === 201) taken.set(email, (taken.get(email) ?? 0) + 1);
      const ended = new Map(deliveries.map((delivery) => [delivery.applicationId, delivery]));
      const found = {
        lost: [...answered].filter(([id, email]) => ended.get(id)?.state !== 'delivered' || !taken.has(email))
          .length,
        twice: [...taken.values()].filter((times) => times > 1).length,
        sentAgain: applications.filter((one) => one.sentAgain && !interrupted.has(String(one.email))).length,
        wronglyDuplicate: deliveries.filter(({ reason }) => reason === 'duplicate_application').length,
        notDelivered: deliveries.filter(({ state }) => state !== 'delivered').length,
      };
      const presumed = deliveries.filter(({ evidence }) => evidence === 'presumed').length;
      const figures = `${deliveries.length} deliveries, ${answered.size} answered, ${applications.length} calls, ${presumed} presumed`;
      process.stdout.write(`${figures}; ${JSON.stringify(found)}\n`);
      expect(found).toEqual({ lost: 0, twice: 0, sentAgain: 0, wronglyDuplicate: 0, notDelivered: 0 });
    },
    LONGEST_MS,
  );

  it('keep what they print free of secrets and candidates', () => {
    const printed = first.output() + second.output();
    for (const secret of [TOKEN, '@example.org', 'Rasch']) expect(printed).not.toContain(secret);
  });
});

/**
 * The partner takes and says nothing, fails, asks for patience; one hub is stopped for longer than its lease; the
 * database crashes twice. Answers with the applications that the stopped hub had in its hands.
 */
async function roundOfFaults(
  sandboxUrl: string,
  stopped: HubProcess,
  postgres: OwnPostgres,
  database: pg.Pool,
): Promise<Set<string>> {
  await misbehave(sandboxUrl, { mode: 'drop-after-accept', rate: 0.2 });
  await setTimeout(5_000);
  stopped.pause();
  const stoppedAt = Date.now();
  const inHand = await inStoppedHands(database);
  await postgres.crash();
  await setTimeout(4_000);
  await misbehave(sandboxUrl, { mode: '500', rate: 0.2 });
  await setTimeout(8_000);
  await misbehave(sandboxUrl, { mode: '429', rate: 0.05, ms: 1_000 });
  await setTimeout(6_000);
  await misbehave(sandboxUrl, { mode: 'drop-after-accept', rate: 0.2 });
  await postgres.crash();
  await setTimeout(Math.max(0, STOPPED_MS - (Date.now() - stoppedAt)));
  stopped.resume();
  return inHand;
}

/** Sends applications one after another and remembers those that the hub has answered for. */
async function send(
  manager: PersonClient,
  jobId: string,
  answered: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const email = `${randomUUID()}@example.org`;
    const id = await apply(manager, jobId, email);
    if (id) answered.set(id, email);
    await setTimeout(PAUSE_MS);
  }
}

/** What a stopped process keeps hold of while the other goes on. It cannot hear answers, so the other asks once more. */
async function inStoppedHands(database: pg.Pool): Promise<Set<string>> {
  const delivering = async () => {
    const { rows } = await database.query<{ id: string }>(
      `select application_id as id from delivery where state = 'delivering'`,
    );
    return new Set(rows.map(({ id }) => id));
  };
  const before = await delivering();
  await setTimeout(3_000);
  const after = await delivering();
  return new Set([...before].filter((id) => after.has(id)));
}

async function allEnded(database: pg.Pool): Promise<Row[] | undefined> {
  const { rows } = await database.query<Row>(
    'select application_id as "applicationId", state, evidence, reason from delivery where partner = $1',
    ['personio'],
  );
  const isOver = ({ state }: Row) => ['delivered', 'undeliverable', 'cancelled'].includes(state);
  return rows.every(isOver) ? rows : undefined;
}
