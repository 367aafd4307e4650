import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config/config.js';

const SIGNING_KEY = /^signing(?:-(\d{1,6}))?\.key$/;

/** The log's private keys as files of the data directory: `signing.key`, then `signing-2.key` and so on, and `time.key`. */
export class KeyFiles {
  private readonly folder: string;

  constructor({ dataDir }: Pick<Config, 'dataDir'>) {
    this.folder = join(dataDir, 'audit');
  }

  /** The signing keys that are there, the oldest first; the first is made when there is none. */
  async signingKeys(): Promise<KeyObject[]> {
    const names = await this.names();
    if (names.length === 0) return [await this.keptIn('signing.key')];
    return Promise.all(names.map((name) => this.read(name)));
  }

  timeKey(): Promise<KeyObject> {
    return this.keptIn('time.key');
  }

  /** Makes the key that signs from the next start on; answers with its file. */
  async addSigningKey(): Promise<string> {
    await this.signingKeys();
    const last = (await this.names()).at(-1) ?? '';
    const name = `signing-${numberOf(last) + 1}.key`;
    await this.keptIn(name);
    return join(this.folder, name);
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => SIGNING_KEY.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  }

  private async read(name: string): Promise<KeyObject> {
    return createPrivateKey(await readFile(join(this.folder, name)));
  }

  private async keptIn(name: string): Promise<KeyObject> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const fresh = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    await writeFile(join(this.folder, name), fresh, { mode: 0o600, flag: 'wx', flush: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
    return this.read(name);
  }
}

/** A key of the settings: base64 of PKCS #8, DER. */
export const privateKeyFrom = (base64: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });

const numberOf = (name: string): number => Number(SIGNING_KEY.exec(name)?.[1] ?? 1);
