// `npm run load`: what grows, and how. Fills a database in two steps, a tenth of it and then all, and measures lists, checks,
// sealing and memory after each; then a retention sweep over 100,000 applications with others at work, and the hourly check
// over as many connections. `LOAD_SCALE=0.1` takes a tenth of all numbers, `-- --json FILE` writes the figures.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { Child } from '../bench/child.ts';
import { freshDatabase } from '../bench/fresh-database.ts';
import { addApplications } from './applications.ts';
import { measureChecks } from './checks.ts';
import { addEvents, makeMonths, sealAll } from './events.ts';
import { openFiller } from './filler.ts';
import { measureLists } from './lists.ts';
import { addConnections, measureRound } from './many-connections.ts';
import { addCustomer, type Customer } from './organisations.ts';
import { partOf, SCALE, sizeOf } from './size.ts';
import { measureSweep } from './sweep.ts';
import { Watched } from './watched.ts';

const PORT = Number(process.env['PORT'] ?? 39_400);
const PASSWORD = 'correct horse battery staple';
const MANY_CONNECTIONS = 100_000;
const STEPS = [0.1, 1];

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const database = await freshDatabase();
const env: Record<string, string> = {
  ...database.settings,
  PERSONIO_BASE_URL: `http://127.0.0.1:${PORT + 2}/personio`,
  PERSONIO_FEED_URL: `http://127.0.0.1:${PORT + 2}/personio/feed/{company}/xml`,
};
const pool = new pg.Pool({ connectionString: database.migrationUrl, max: 4 });
const watched = new Watched(env);
const children = new Set<Child>();
const start = async (
  script: string,
  port: number,
  more: Record<string, string>,
  readyPath?: string,
): Promise<Child> => {
  const child = await Child.start(script, port, { ...env, ...more }, readyPath);
  children.add(child);
  return child;
};
const hubWith = (roles: string, port = PORT) => start('dist/main.js', port, { ROLES: roles });
const say = (text: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);

try {
  await watched.start();
  const standIn = await start('test/bench/stand-in.ts', PORT + 2, {}, '/personio/_received');
  const passwordHash = await hash(PASSWORD);
  const staffEmail = `${randomUUID()}@example.org`;
  await pool.query(
    `insert into account (id, kind, role, email, name, password_hash, created_at) values ($1, 'staff', 'admin', $2, 'Load', $3, now())`,
    [randomUUID(), staffEmail, passwordHash],
  );
  const customers: Customer[] = [];
  const steps = [];
  let filled = { ...sizeOf(0), organisations: 0 };
  for (const step of STEPS) {
    const size = sizeOf(SCALE * step);
    say(`filling: ${JSON.stringify(size)}`);
    const filler = await openFiller(pool, env);
    if (customers.length === 0) await makeMonths(filler);
    while (customers.length < size.organisations) customers.push(await addCustomer(pool, passwordHash));
    for (const [at, customer] of customers.entries()) {
      const isNew = at >= filled.organisations;
      const more = (kind: 'applications' | 'events') =>
        partOf(size[kind], at, size.organisations) -
        (isNew ? 0 : partOf(filled[kind], at, filled.organisations));
      await addApplications(filler, customer, Math.max(0, more('applications')));
      await addEvents(filler, customer, Math.max(0, more('events')));
    }
    await pool.query('vacuum analyze');
    say('sealing');
    const sealing = await sealAll(filler);
    await filler.close();
    await pool.query('vacuum analyze');
    filled = size;

    say('lists');
    const callers = {
      ...{ password: PASSWORD, staffEmail },
      largest: customers[0] as Customer,
      usual: customers[1] as Customer,
    };
    const lists = await watched.during(async () => {
      const api = await hubWith('api');
      const figures = await measureLists(api, callers);
      const rssMb = api.peakRssMb();
      await api.stop();
      return { figures, rssMb };
    });
    say('checks');
    const checks = await watched.during(() => measureChecks(pool, () => hubWith('schedule')));
    const tables = await watched.rows<{ name: string; rows: string; mb: number }>(
      `select relname as name, n_live_tup as rows, round(pg_total_relation_size(relid) / 1e6)::integer as mb
       from pg_stat_user_tables where schemaname = 'public' order by pg_total_relation_size(relid) desc limit 14`,
    );
    steps.push({ size, sealing, lists, checks, tables });
    show({ lists: lists.result.figures.slice(0, 15), checks: checks.result.checks.slice(0, 12), tables });
    console.dir(
      {
        sealing: `${Math.round(sealing.events / sealing.seconds)} events a second`,
        memoryMb: { lists: lists.result.rssMb, checks: checks.result.rssMb },
        whileListing: lists.seen,
        whileChecking: checks.seen,
      },
      { depth: 4, maxStringLength: 200 },
    );
  }

  say('sweep');
  const sweep = await watched.during(async () => {
    const api = await hubWith('api');
    try {
      return await measureSweep(
        pool,
        api,
        () => hubWith('worker,schedule', PORT + 1),
        customers.at(-1) as Customer,
      );
    } finally {
      await api.stop();
    }
  });
  console.dir(sweep, { depth: 4, maxStringLength: 200 });

  const connections = Math.round(MANY_CONNECTIONS * Math.min(1, SCALE * 10));
  say(`${connections} connections`);
  const filler = await openFiller(pool, env);
  await addConnections(filler, connections, (customers[0] as Customer).managerId);
  await pool.query('vacuum analyze');
  const round = await watched.during(() =>
    measureRound(filler, () => hubWith('schedule'), standIn.url, connections),
  );
  await filler.close();
  console.dir(round, { depth: 4, maxStringLength: 200 });
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ steps, sweep, round }, null, 2)}\n`);
} finally {
  for (const child of children) await child.stop();
  await pool.end();
  await database.remove();
}

function show(tables: Record<string, readonly object[]>): void {
  for (const [name, rows] of Object.entries(tables)) {
    console.log(name);
    console.table(rows);
  }
}
