import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyFiles } from './key-files.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'andock-keys-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

describe('KeyFiles', () => {
  it('makes the first key once, and each further one behind those that are there', async () => {
    const files = new KeyFiles({ dataDir });
    const [first] = await files.signingKeys();
    expect((await files.signingKeys()).map((key) => key.equals(first!))).toEqual([true]);
    for (let next = 2; next <= 11; next += 1) {
      expect(await files.addSigningKey()).toBe(join(dataDir, 'audit', `signing-${next}.key`));
    }
    const keys = await files.signingKeys();
    expect(keys).toHaveLength(11);
    expect(keys[0]?.equals(first!)).toBe(true);
    const added = await new KeyFiles({ dataDir }).signingKeys();
    expect(added.map((key, at) => key.equals(keys[at]!))).not.toContain(false);
  });

  it('lets only their owner read them', async () => {
    const folder = join(dataDir, 'audit');
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });
});
