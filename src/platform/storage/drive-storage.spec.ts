import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredFile } from './document-storage.js';
import { DriveStorage } from './drive-storage.js';
import { openDriver } from './open-driver.js';

describe('DriveStorage on the local disk', () => {
  let directory: string;
  let storage: DriveStorage;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'andock-storage-'));
    storage = new DriveStorage(await openDriver(pathToFileURL(directory).href));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const filesIn = async (path: string) =>
    (await readdir(path, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('gives back what was written, byte by byte', async () => {
    const content = Buffer.alloc(300_000, 7);
    await storage.write('a/b/c', Readable.from([content.subarray(0, 100_000), content.subarray(100_000)]));
    expect(await buffer(await storage.read('a/b/c'))).toEqual(content);
  });

  it('keeps nothing of content that breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(100_000);
        throw new Error('gone');
      })(),
    );
    await expect(storage.write('a/b/c', broken)).rejects.toThrow('gone');
    expect(await filesIn(directory)).toEqual([]);
  });

  it('deletes, also twice', async () => {
    await storage.write('a/b/c', Readable.from([Buffer.of(1)]));
    await storage.delete('a/b/c');
    await storage.delete('a/b/c');
    expect(await filesIn(directory)).toEqual([]);
  });

  it('lists the files of a folder with their times, and nothing of another one or under way', async () => {
    for (const key of ['o1/a/1', 'o1/b/2', 'o11/a/3', '.incoming/4'])
      await storage.write(key, Readable.from([Buffer.of(1)]));
    await utimes(join(directory, 'o1/b/2'), new Date('2020-06-01'), new Date('2020-06-01'));
    const files = (await Readable.from(storage.filesIn('o1/')).toArray()) as StoredFile[];
    expect(new Map(files.map(({ key, storedAt }) => [key, storedAt.getUTCFullYear()]))).toEqual(
      new Map([
        ['o1/a/1', new Date().getUTCFullYear()],
        ['o1/b/2', 2020],
      ]),
    );
    expect(await Readable.from(storage.filesIn('none/')).toArray()).toEqual([]);
  });

  it('fails to read what is not there', async () => {
    await expect(storage.read('a/b/missing').then((stream) => buffer(stream))).rejects.toThrow('ENOENT');
  });
});

describe('openDriver', () => {
  it.each(['ftp://files.example', '/var/documents', 's3://'])(
    'refuses %s by the name of the setting',
    async (url) => {
      await expect(openDriver(url)).rejects.toThrow(/STORAGE_URL/);
    },
  );
});
