import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Frontier, type FrontierJson } from '@andock/tamper-log';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../../platform/config/config.js';

/**
 * Remembers beside the signing key, outside the database, what was signed last of each log: its size, and the hashes
 * that give its root and carry it on.
 */
@Injectable()
export class LastSigned {
  private readonly folder: string;

  constructor({ dataDir }: Config) {
    this.folder = join(dataDir, 'audit', 'signed');
  }

  /** The log as it was signed last; empty when nothing was. */
  async of(origin: string): Promise<Frontier> {
    try {
      return Frontier.fromJSON(JSON.parse(await readFile(this.fileOf(origin), 'utf8')) as FrontierJson);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Frontier();
      throw error;
    }
  }

  async keep(origin: string, signed: Frontier): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `${uuidv7()}.tmp`);
    const { size, peaks } = signed.toJSON();
    const text = JSON.stringify({ origin, size, root: signed.root().toString('base64'), peaks });
    await writeFile(draft, `${text}\n`, { mode: 0o600, flush: true });
    await rename(draft, this.fileOf(origin));
  }

  private fileOf(origin: string): string {
    return join(this.folder, `${hash('sha256', origin).slice(0, 32)}.json`);
  }
}
