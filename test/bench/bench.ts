// `npm run bench`: the hub beside a floor in the same run, as a ratio. `-- --json FILE` writes the figures,
// `-- --only NAME,NAME` runs some cases alone.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CASES } from './cases.ts';
import { Child } from './child.ts';
import { createFixture } from './fixture.ts';
import { freshDatabase } from './fresh-database.ts';

const HUB_PORT = Number(process.env['PORT'] ?? 39_300);

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const unknown = only?.filter((name) => !CASES.some((one) => one.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`No such case: ${unknown.join(', ')}`);
const database = await freshDatabase();
const children: Child[] = [];
const pool = new pg.Pool({ connectionString: database.migrationUrl, max: 2 });
try {
  const fixture = await createFixture(pool);
  const env = { ...database.settings, PORT: String(HUB_PORT) };
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
  console.table(cases);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ cases }, null, 2)}\n`);
} finally {
  for (const child of children) await child.stop();
  await pool.end();
  await database.remove();
}
