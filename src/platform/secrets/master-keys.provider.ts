import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MasterKeys } from '@andock/secret-box';
import type { Config } from '../config/config.js';

/** The master keys of the setting; in development one is made and kept in the data directory. */
export async function masterKeysFor(config: Config): Promise<MasterKeys> {
  if (config.masterKey) return MasterKeys.parse(config.masterKey);
  const file = join(config.dataDir, 'master.key');
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(file, MasterKeys.generate(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return MasterKeys.parse((await readFile(file, 'utf8')).trim());
}
