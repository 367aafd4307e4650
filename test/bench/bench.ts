// `npm run bench`: the hub beside a floor in the same run, as a ratio; `-- --json FILE` writes the figures.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type autocannon from 'autocannon';
import pg from 'pg';
import { built } from '../support/built.ts';
import { Child } from './child.ts';
import { createFixture, type Fixture } from './fixture.ts';
import { load, type Load } from './load.ts';

const ROUNDS = 3;
const SECONDS = 5;
const HUB_PORT = 39_300;
const FLOOR_PORT = 39_302;

interface Case {
  readonly name: string;
  readonly unit: string;
  readonly expected: number;
  readonly requests: (fixture: Fixture) => autocannon.Request[];
}

const bearer = ({ key }: Fixture) => ({ authorization: `Bearer ${key}` });
const CASES: Case[] = [
  {
    name: 'v1-jobs-list',
    unit: 'answers/s',
    expected: 200,
    requests: (fixture) => [{ method: 'GET', path: '/v1/jobs?limit=25', headers: bearer(fixture) }],
  },
  {
    name: 'v1-application-create',
    unit: 'answers/s',
    expected: 201,
    requests: (fixture) => [
      {
        method: 'POST',
        path: '/v1/applications',
        setupRequest: (request) => ({
          ...request,
          headers: {
            ...bearer(fixture),
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({
            jobId: fixture.jobIds[Math.floor(Math.random() * fixture.jobIds.length)],
            documentsExpected: 0,
            candidate: {
              firstName: 'Anna',
              lastName: 'Beispiel',
              email: `${randomUUID()}@example.org`,
              phone: '+43 1 2345678',
            },
            message: 'Mit Interesse habe ich Ihre Anzeige gelesen.',
          }),
        }),
      },
    ],
  },
];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measure(one: Case, fixture: Fixture, hub: Child, floor: Child) {
  const requests = one.requests(fixture);
  const rounds: { hub: Load; floor: Load }[] = [];
  await load(floor.url, 1, requests, one.expected);
  await load(hub.url, 2, requests, one.expected);
  for (let round = 0; round < ROUNDS; round += 1) {
    const onFloor = await load(floor.url, SECONDS, requests, one.expected);
    rounds.push({ floor: onFloor, hub: await load(hub.url, SECONDS, requests, one.expected) });
  }
  return {
    name: one.name,
    unit: one.unit,
    hub: Math.round(median(rounds.map((round) => round.hub.rate))),
    floor: Math.round(median(rounds.map((round) => round.floor.rate))),
    ratio: Number(median(rounds.map((round) => round.hub.rate / round.floor.rate)).toFixed(2)),
    p50Ms: median(rounds.map((round) => round.hub.p50Ms)),
    p99Ms: median(rounds.map((round) => round.hub.p99Ms)),
    peakRssMb: hub.peakRssMb(),
  };
}

type EmbeddedPostgres = typeof import('../../src/platform/database/embedded-postgres.js');
type Migrate = typeof import('../../src/platform/database/migrate.js');
const { startEmbeddedPostgres } = (await built('platform/database/embedded-postgres.js')) as EmbeddedPostgres;
const { migrate } = (await built('platform/database/migrate.js')) as Migrate;

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const dataDir = mkdtempSync(join(tmpdir(), 'andock-bench-'));
chmodSync(dataDir, 0o755);
const database = await startEmbeddedPostgres(dataDir);
await migrate(database);
const pool = new pg.Pool({ connectionString: database.migrationUrl, max: 2 });
const fixture = await createFixture(pool);
await pool.end();
const env = {
  NODE_ENV: 'development',
  DATABASE_URL: database.url,
  DATABASE_MIGRATION_URL: database.migrationUrl,
  DATABASE_POOL: '16',
  DATA_DIR: dataDir,
  SANDBOX: 'off',
  DEMO: 'off',
  LOG_LEVEL: 'error',
  API_CALLS_PER_MINUTE: '100000000',
};
const hub = await Child.start('dist/main.js', HUB_PORT, env);
const floor = await Child.start('test/bench/floor.ts', FLOOR_PORT, env);
const cases = [];
for (const one of CASES.filter(({ name }) => !values.only || name === values.only)) {
  cases.push(await measure(one, fixture, hub, floor));
}
console.table(cases);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ cases }, null, 2)}\n`);
await hub.stop();
await floor.stop();
await database.stop();
rmSync(dataDir, { recursive: true, force: true });
