import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FSDriver } from 'flydrive/drivers/fs';
import type { StoredFile } from './document-storage.js';
import type { StorageDriver } from './storage-driver.js';

const INCOMING = '.incoming';
const ABANDONED_MS = 3_600_000;

/** The local disk. A file appears under its key whole and on the disk, or not at all. */
export class DurableFSDriver extends FSDriver implements StorageDriver {
  constructor(private readonly location: string) {
    super({ location, visibility: 'private' });
  }

  override async putStream(key: string, contents: Readable): Promise<void> {
    const incoming = join(this.location, INCOMING, randomUUID());
    const target = join(this.location, key);
    try {
      await mkdir(dirname(incoming), { recursive: true });
      await pipeline(contents, createWriteStream(incoming, { flags: 'wx', mode: 0o600, flush: true }));
      await mkdir(dirname(target), { recursive: true });
      await rename(incoming, target);
      await flushDirectory(dirname(target));
    } catch (error) {
      contents.destroy();
      await rm(incoming, { force: true });
      throw error;
    }
  }

  async *filesIn(folder: string): AsyncGenerator<StoredFile> {
    for await (const entry of await entriesOf(join(this.location, folder))) {
      const key = `${folder}${entry.name}`;
      if (entry.isDirectory()) yield* this.filesIn(`${key}/`);
      const written = entry.isFile() && (await stat(join(this.location, key)).catch(unlessMissing));
      if (written) yield { key, storedAt: written.mtime };
    }
  }

  /** Removes what a process that was killed left half-written. */
  async removeAbandoned(): Promise<void> {
    const directory = join(this.location, INCOMING);
    for (const name of await readdir(directory).catch(() => [])) {
      const path = join(directory, name);
      const written = await stat(path).catch(() => undefined);
      if (written && Date.now() - written.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    }
  }
}

const entriesOf = async (path: string) => (await opendir(path).catch(unlessMissing)) ?? [];

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** A renamed file survives a power cut only once its directory is on the disk. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
