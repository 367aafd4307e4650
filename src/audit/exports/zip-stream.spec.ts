import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipStream } from './zip-stream.js';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andock-zip-'));
  await writeFile(join(folder, 'small.txt'), 'Grüße');
  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'large.txt'), 'line\n'.repeat(500_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function zipped(names: string[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipStream(folder, names, new Date('2026-10-31T23:59:58Z'))) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('zipStream', () => {
  it('packs a file so that inflating gives its bytes back', async () => {
    const zip = await zipped(['small.txt']);
    const start = 30 + 'small.txt'.length;
    const packed = zip.readUInt32LE(zip.indexOf(Buffer.from('PK\x07\x08', 'latin1')) + 8);
    expect(inflateRawSync(zip.subarray(start, start + packed)).toString()).toBe('Grüße');
  });

  it('names every file, in order, and ends with a directory that counts them', async () => {
    const zip = await zipped(['large.txt', 'small.txt', 'empty.txt']);
    expect(zip.length).toBeLessThan(20_000);
    expect(zip.readUInt32LE(zip.length - 22)).toBe(0x0605_4b50);
    expect(zip.readUInt16LE(zip.length - 12)).toBe(3);
  });

  it('is what unzip, where there is one, calls sound', async () => {
    const file = join(folder, 'all.zip');
    await writeFile(file, await zipped(['large.txt', 'small.txt', 'empty.txt']));
    const tested = await run('unzip', ['-t', file]).catch((error: NodeJS.ErrnoException) => error);
    if ('code' in tested && tested.code === 'ENOENT') return;
    expect(tested).toMatchObject({ stdout: expect.stringContaining('No errors detected') });
  });
});
