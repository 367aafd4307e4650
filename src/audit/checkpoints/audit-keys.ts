import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteKey, type SignerKey } from '@andock/tamper-log';
import type { Config } from '../../platform/config/config.js';
import type { Secrets } from '../../platform/secrets/secrets.js';
import { INSTANCE_LOG } from '../sealing/log-id.js';

/** The keys that sign checkpoints and exports, and the names of the logs. They never touch PostgreSQL. */
export class AuditKeys {
  private constructor(
    /** `<host>/<instance>`: what every origin and key name begins with. */
    readonly logName: string,
    readonly log: SignerKey,
    /** States the time of a checkpoint. */
    readonly time: SignerKey,
  ) {}

  /** The keys of the settings; else files in the data directory, made at first use. */
  static async open(config: Config, secrets: Secrets): Promise<AuditKeys> {
    const instance = secrets.derive('audit-instance').key.toString('hex', 0, 4);
    const logName = config.audit.logName ?? `${new URL(config.publicUrl).host}/${instance}`;
    const folder = join(config.dataDir, 'audit');
    const { signingKey, timeKey } = config.audit;
    const log = signingKey ? fromSetting(signingKey) : await keptIn(folder, 'signing.key');
    const time = timeKey ? fromSetting(timeKey) : await keptIn(folder, 'time.key');
    return new AuditKeys(logName, noteKey(logName, log), noteKey(`${logName}/time`, time, 'cosigner'));
  }

  /** What the checkpoints of a log are signed as. */
  originOf(logId: string): string {
    return logId === INSTANCE_LOG ? `${this.logName}/instance` : `${this.logName}/org/${logId}`;
  }
}

const fromSetting = (base64: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });

async function keptIn(folder: string, name: string): Promise<KeyObject> {
  const file = join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx', flush: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return createPrivateKey(await readFile(file));
}
