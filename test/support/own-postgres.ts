import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';

const run = promisify(execFile);

/** A PostgreSQL of one test's own, migrated, which may be stopped as if its machine had lost its power. */
export interface OwnPostgres {
  readonly url: string;
  readonly migrationUrl: string;
  readonly superuserUrl: string;
  /** Breaks every connection and every transaction, and starts again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnPostgres(folder = tmpdir()): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(folder, 'andock-own-'));
  await chmod(dataDir, 0o755);
  const database = await startEmbeddedPostgres(dataDir);
  await migrate(database);
  const { pg_ctl: control } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as {
    pg_ctl: string;
  };
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : {};
  const cluster = join(dataDir, 'postgres');
  return {
    url: database.url,
    migrationUrl: database.migrationUrl,
    superuserUrl: Object.assign(new URL(database.url), { username: 'postgres' }).href,
    async crash() {
      await run(
        control,
        ['restart', '-D', cluster, '-w', '-s', '-m', 'immediate', '-l', join(cluster, 'server.log')],
        {
          ...user,
          cwd: '/',
        },
      );
    },
    async stop() {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const idOf = async (flag: string) => Number((await run('id', [flag, name])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}
