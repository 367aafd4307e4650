import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations } from 'graphile-worker';
import type { Database } from './database.js';
import { MIGRATIONS } from './migrations/all.js';

/** Brings the tables and the job queue up to date as their owner, then grants the runtime role what it needs. */
export async function migrate(database: Database): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: database.migrationUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, tableName: 'migration', snapshot: false, transactional: true },
    pool: { min: 0, max: 2 },
    logger: () => undefined,
  });
  try {
    await orm.em.execute('select pg_advisory_lock(?)', [MIGRATION_LOCK]);
    await orm.migrator.up();
    await runMigrations({ connectionString: database.migrationUrl });
    const runtimeRole = decodeURIComponent(new URL(database.url).username);
    const ownerRole = decodeURIComponent(new URL(database.migrationUrl).username);
    if (runtimeRole !== ownerRole) await orm.em.execute(grantsFor(runtimeRole));
  } finally {
    await orm.close(true);
  }
}

const MIGRATION_LOCK = 4_711_001;

/** The runtime role owns nothing; of the log it may only read and append. */
function grantsFor(role: string): string {
  const name = `"${role.replaceAll('"', '""')}"`;
  return `
    grant usage on schema public, graphile_worker to ${name};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${name};
    grant usage, select on all sequences in schema public, graphile_worker to ${name};
    grant execute on all functions in schema public, graphile_worker to ${name};
    do $$
    declare queue_table text;
    begin
      for queue_table in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
        execute format('drop policy if exists andock_runtime on graphile_worker.%I', queue_table);
        execute format('create policy andock_runtime on graphile_worker.%I to ${name} using (true)', queue_table);
      end loop;
    end $$;
    revoke insert, update, delete, truncate on migration from ${name};
    revoke update, delete, truncate on audit_event, audit_leaf, audit_quarantine, audit_checkpoint, audit_key_succession from ${name};
    revoke delete, truncate on audit_log_head from ${name};
    revoke update on audit_identity from ${name};
  `;
}
