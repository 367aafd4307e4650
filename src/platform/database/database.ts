/** A PostgreSQL that this process may use: once for running, once for migrating. */
export abstract class Database {
  /** Connection of the runtime role, which owns no table. */
  abstract readonly url: string;
  /** Connection of the role that owns the tables. */
  abstract readonly migrationUrl: string;
  /** Stops the server when it is ours; otherwise does nothing. */
  abstract stop(): Promise<void>;
}
