import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Config } from '../config/config.js';
import { runSql } from '../database/run-sql.js';
import type { KeyShelf } from './key-shelf.js';
import { PostgresKeyShelf } from './postgres-key-shelf.js';
import { KeyStoreDoesNotFit } from './secrets.errors.js';
import { SqliteKeyShelf } from './sqlite-key-shelf.js';

/** The shelf that `KEY_STORE_URL` names, else a file in the data directory; only the one that belongs to the database. */
export async function openShelf(config: Config, em: EntityManager): Promise<KeyShelf> {
  const shelf = shelfOf(config);
  try {
    if ((await belongingTo(em)) === undefined) await acceptShelf(shelf, em);
    if ((await shelf.identity()) !== (await belongingTo(em))) throw new KeyStoreDoesNotFit();
    return shelf;
  } catch (error) {
    await shelf.close();
    throw error;
  }
}

/** Makes this shelf the one that belongs to the database, whatever did before. */
export async function acceptShelf(shelf: KeyShelf, em: EntityManager): Promise<void> {
  await shelf.nameIt(randomUUID());
  await runSql(
    em.fork(),
    'insert into key_shelf (identity) values ($1) on conflict (only_one) do update set identity = excluded.identity',
    [await shelf.identity()],
  );
}

export const shelfOf = (config: Config): KeyShelf =>
  config.keyStoreUrl === undefined
    ? new SqliteKeyShelf(join(config.dataDir, 'keys', 'keys.sqlite'))
    : new PostgresKeyShelf(config.keyStoreUrl);

async function belongingTo(em: EntityManager): Promise<string | undefined> {
  const [row] = await runSql<{ identity: string }>(em.fork(), 'select identity from key_shelf', []);
  return row?.identity;
}
