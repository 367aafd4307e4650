import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/built.ts';

type EmbeddedPostgres = typeof import('../../src/platform/database/embedded-postgres.js');
type Migrate = typeof import('../../src/platform/database/migrate.js');

/** A migrated database of its own under a new data folder; `remove` stops it and deletes the folder. */
export async function freshDatabase() {
  const { startEmbeddedPostgres } = (await built(
    'platform/database/embedded-postgres.js',
  )) as EmbeddedPostgres;
  const { migrate } = (await built('platform/database/migrate.js')) as Migrate;
  const dataDir = mkdtempSync(join(tmpdir(), 'andock-bench-'));
  chmodSync(dataDir, 0o755);
  const database = await startEmbeddedPostgres(dataDir);
  const remove = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(database);
  } catch (error) {
    await remove();
    throw error;
  }
  const { url, migrationUrl } = database;
  return { migrationUrl, settings: settingsFor(url, migrationUrl, dataDir), remove };
}

const settingsFor = (url: string, migrationUrl: string, dataDir: string): Record<string, string> => ({
  NODE_ENV: 'development',
  DATABASE_URL: url,
  DATABASE_MIGRATION_URL: migrationUrl,
  DATABASE_POOL: '16',
  DATA_DIR: dataDir,
  SANDBOX: 'off',
  DEMO: 'off',
  LOG_LEVEL: 'error',
  API_CALLS_PER_MINUTE: '100000000',
});
