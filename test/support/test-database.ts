import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../../src/platform/database/database.js';

interface Server {
  readonly superuser: string;
  readonly url: string;
  readonly migrationUrl: string;
}

/** A database of this test file's own, copied from the migrated one; `stop` drops it. */
export async function createTestDatabase(): Promise<Database & { superuserUrl: string }> {
  const server = JSON.parse(process.env['ANDOCK_TEST_DATABASE'] ?? '{}') as Server;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, `create database ${name} template andock owner andock_owner`);
  const inThis = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    url: inThis(server.url),
    migrationUrl: inThis(server.migrationUrl),
    superuserUrl: inThis(server.superuser),
    stop: () => asSuperuser(server, `drop database ${name} with (force)`),
  };
}

/** An empty database on the same server, as a key store of several processes wants it. */
export async function createEmptyDatabase(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = JSON.parse(process.env['ANDOCK_TEST_DATABASE'] ?? '{}') as Server;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, `create database ${name} owner andock_owner`);
  return {
    url: Object.assign(new URL(server.migrationUrl), { pathname: `/${name}` }).href,
    stop: () => asSuperuser(server, `drop database ${name} with (force)`),
  };
}

async function asSuperuser(server: Server, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
