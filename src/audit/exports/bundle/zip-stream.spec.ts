import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipStream } from './zip-stream.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andock-zip-'));
  await writeFile(join(folder, 'small.txt'), 'Grüße');
  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'large.txt'), 'line\n'.repeat(500_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const zipped = (names: string[]) => buffer(zipStream(folder, names, new Date('2026-10-31T23:59:58Z')));

describe('zipStream', () => {
  it('names every file in the order given, and packs them', async () => {
    const names = ['large.txt', 'small.txt', 'empty.txt'];
    const zip = await zipped(names);
    const places = names.map((name) => zip.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(zip.length).toBeLessThan(20_000);
  });

  it('breaks off when a file cannot be read, instead of ending as if it were whole', async () => {
    await expect(zipped(['small.txt', 'missing.txt'])).rejects.toThrow('missing.txt');
  });
});
