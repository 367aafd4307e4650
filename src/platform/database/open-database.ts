import type { Config } from '../config/config.js';
import type { Database } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** The server that `DATABASE_URL` names, or an embedded one under the data directory. */
export async function openDatabase(config: Config): Promise<Database> {
  const { url, migrationUrl } = config.database;
  if (!url) return startEmbeddedPostgres(config.dataDir);
  return { url, migrationUrl: migrationUrl ?? url, stop: async () => {} };
}
