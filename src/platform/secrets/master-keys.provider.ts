import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidMasterKeys, MasterKeys } from '@andock/secret-box';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Config } from '../config/config.js';
import { runSql } from '../database/run-sql.js';
import { MasterKeyMissing, MasterKeyUnreadable } from './secrets.errors.js';

/** The master keys of the setting; in development one is made with the first keys and kept in the data directory. */
export async function masterKeysFor(config: Config, em: EntityManager): Promise<MasterKeys> {
  return parsed(config.masterKey ?? (await keptIn(join(config.dataDir, 'master.key'), config.dataDir, em)));
}

async function keptIn(file: string, dataDir: string, em: EntityManager): Promise<string> {
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (kept !== undefined) return kept.trim();
  if ((await runSql(em.fork(), 'select 1 from sealing_key limit 1', [])).length > 0)
    throw new MasterKeyMissing(file);
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, MasterKeys.generate(), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}

function parsed(text: string): MasterKeys {
  try {
    return MasterKeys.parse(text);
  } catch (error) {
    throw error instanceof InvalidMasterKeys ? new MasterKeyUnreadable(error.message) : error;
  }
}
