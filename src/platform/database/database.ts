import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** A PostgreSQL that this process may use: once for running, once for migrating. */
export abstract class Database {
  /** Connection of the runtime role, which owns no table. */
  abstract readonly url: string;
  /** Connection of the role that owns the tables. */
  abstract readonly migrationUrl: string;
  /** Stops the server when it is ours; otherwise does nothing. */
  abstract stop(): Promise<void>;
}

/** The server that `DATABASE_URL` names, or an embedded one under the data directory. */
export async function openDatabase(config: Config): Promise<Database> {
  const { url, migrationUrl } = config.database;
  if (!url) return startEmbeddedPostgres(config.dataDir);
  return { url, migrationUrl: migrationUrl ?? url, stop: async () => {} };
}
