// `npm run bench`: the hub beside a floor in the same run, as a ratio. `-- --json FILE` writes the figures,
// `-- --only NAME,NAME` runs some cases alone.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { built } from '../support/built.ts';
import { CASES } from './cases.ts';
import { Child } from './child.ts';
import { createFixture } from './fixture.ts';

const HUB_PORT = Number(process.env['PORT'] ?? 39_300);

type EmbeddedPostgres = typeof import('../../src/platform/database/embedded-postgres.js');
type Migrate = typeof import('../../src/platform/database/migrate.js');
const { startEmbeddedPostgres } = (await built('platform/database/embedded-postgres.js')) as EmbeddedPostgres;
const { migrate } = (await built('platform/database/migrate.js')) as Migrate;

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const unknown = only?.filter((name) => !CASES.some((one) => one.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`No such case: ${unknown.join(', ')}`);
const dataDir = mkdtempSync(join(tmpdir(), 'andock-bench-'));
chmodSync(dataDir, 0o755);
const database = await startEmbeddedPostgres(dataDir);
const children: Child[] = [];
try {
  await migrate(database);
  const pool = new pg.Pool({ connectionString: database.migrationUrl, max: 2 });
  const fixture = await createFixture(pool);
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
  const start = async (script: string, port: number, more: Record<string, string> = {}) => {
    const child = await Child.start(script, port, { ...env, ...more });
    children.push(child);
    return child;
  };
  const stage = {
    pool,
    fixture,
    env,
    startHub: (more?: Record<string, string>) => start('dist/main.js', HUB_PORT, more),
    startFloor: () => start('test/bench/floor.ts', HUB_PORT + 2),
  };
  const cases = [];
  for (const one of CASES.filter(({ name }) => only?.includes(name) ?? true)) {
    cases.push({ name: one.name, ...(await one.measure(stage)) });
    for (const child of children.splice(0)) await child.stop();
  }
  await pool.end();
  console.table(cases);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ cases }, null, 2)}\n`);
} finally {
  for (const child of children) await child.stop();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
