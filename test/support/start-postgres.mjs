// Once per test run: one PostgreSQL, and in it one migrated database that every test file gets a copy of.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded-postgres.js';
import { migrate } from '../../dist/platform/database/migrate.js';

export default async function startPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'andock-test-'));
  chmodSync(dataDir, 0o755);
  const database = await startEmbeddedPostgres(dataDir);
  await migrate(database);
  const superuser = new URL(database.url);
  superuser.username = 'postgres';
  superuser.pathname = '/postgres';
  const client = new pg.Client({ connectionString: superuser.href });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('select pg_reload_conf()');
  await client.end();
  process.env.ANDOCK_TEST_DATABASE = JSON.stringify({
    superuser: superuser.href,
    url: database.url,
    migrationUrl: database.migrationUrl,
  });
  globalThis.stopPostgres = { database, dataDir };
}
