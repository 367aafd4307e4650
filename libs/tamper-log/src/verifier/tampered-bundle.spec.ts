import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileWith, run, verify } from './run-verifier.js';
import {
  hidden,
  newFolder,
  SAMPLES,
  sampleCheckpoint,
  sampleKey,
  sampleLog,
  writeSample,
} from './sample-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const key = sampleKey();
const cosigner = sampleKey('cosigner');
const keys = [key, cosigner];
const log = sampleLog(50);
const checkpoints = [20, 50].map((size) => sampleCheckpoint(log, size, key, cosigner));
const ranged = log.map((row) => (row.seq < 20 || row.seq >= 47 ? hidden(row) : row));
const pinned = ['--key', key.text];

let intact = '';

beforeAll(async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build-verifier.mjs', import.meta.url))]);
  intact = await writeSample(ranged, { checkpoints, keys, comparableAt: [7] }, key);
});

afterAll(() => rm(SAMPLES, { recursive: true }));

describe('a bundle that was changed after its export', () => {
  const lines = (change: (all: string[]) => string[]) => (text: string) =>
    change(text.split('\n')).join('\n');

  it.each<[string, string, (text: string) => string, string]>([
    [
      'an edited body',
      'events.jsonl',
      (text) => text.replace('"event-23"', '"event-99"'),
      'events.jsonl line 4: event 23',
    ],
    [
      'an edited person',
      'events.jsonl',
      (text) => text.replace('Zoë 23', 'Zoé 23'),
      'line 4: the person of event 23',
    ],
    ['a deleted line', 'events.jsonl', lines((all) => all.toSpliced(3, 1)), 'line 4: event 23 is missing'],
    [
      'a doubled line',
      'events.jsonl',
      lines((all) => all.toSpliced(3, 0, all[2]!)),
      'line 4: event 22 comes twice',
    ],
    [
      'swapped lines',
      'events.jsonl',
      lines((all) => all.with(3, all[4]!).with(4, all[3]!)),
      'line 4: event 23 is missing',
    ],
    ['a cut end', 'events.jsonl', (text) => text.slice(0, -30), 'line 27: the line is cut off'],
    [
      'a cut line',
      'events.jsonl',
      lines((all) => all.with(3, all[3]!.slice(0, 200))),
      'line 4: the line is malformed',
    ],
    ['an empty file', 'events.jsonl', () => '', 'leaf 20 is missing'],
    [
      'a changed subtree',
      'tree.txt',
      (text) => text.replace(/ (?=\S{44}$)/m, ' A'),
      'tree.txt line 1: the line is malformed',
    ],
    ['an impossible subtree', 'tree.txt', (text) => text.replace(' 4 ', ' 3 '), 'no subtree of 3 leaves'],
    [
      'a cut manifest',
      'manifest.json',
      (text) => text.slice(0, -9),
      'manifest.json: it is not JSON, or cut off',
    ],
    [
      'an edited manifest',
      'manifest.json',
      (text) => text.replace('Muster', 'Master'),
      'not the manifest that was signed',
    ],
    ['an empty manifest', 'manifest.json', () => '{}', '"format" is not'],
    ['a manifest of null', 'manifest.json', () => 'null', 'it is not an object'],
    [
      'an edited checkpoint',
      'checkpoints.txt',
      (text) => text.replace('\n50\n', '\n51\n'),
      'checkpoints.txt line 8: the checkpoint is refused',
    ],
    ['no checkpoint', 'checkpoints.txt', () => '', 'there is no valid checkpoint'],
    ['a strange key', 'keys.txt', (text) => `${text}nonsense\n`, 'keys.txt: Not a verifier key'],
  ])('%s in %s', async (_, name, change, message) => {
    const bundle = await copyOf(intact);
    const text = await readFile(join(bundle, name), 'utf8');
    expect(change(text)).not.toBe(text);
    await writeFile(join(bundle, name), change(text));
    const { code, output } = await verify(bundle, pinned);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  it('lacks any one file', async () => {
    for (const name of await readdir(intact)) {
      const bundle = await copyOf(intact);
      await rm(join(bundle, name));
      expect(await verify(bundle, pinned)).toMatchObject({
        code: 1,
        output: expect.stringContaining(`${name}: it is missing`),
      });
    }
  });

  it('has one byte flipped, at several places of every file', async () => {
    const bundle = await copyOf(intact);
    for (const name of await readdir(bundle)) {
      const bytes = await readFile(join(bundle, name));
      const step = name === 'manifest.sig' ? 11 : Math.ceil(bytes.length / 6);
      for (let at = 0; at < bytes.length; at += step) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
        await writeFile(join(bundle, name), flipped);
        expect({ name, at, ...(await verify(bundle, [])) }).toMatchObject({ code: 1 });
      }
      await writeFile(join(bundle, name), bytes);
    }
    expect(await verify(bundle, pinned)).toMatchObject({ code: 0 });
  }, 120_000);

  it('proves nothing after any cut, insertion or exchange in any file, and never throws', async () => {
    const bundle = await copyOf(intact);
    const names = await readdir(bundle);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(300),
        fc.uint8Array({ maxLength: 40 }),
        async (name, at, cut, put) => {
          const bytes = await readFile(join(intact, name));
          const from = at % bytes.length;
          const changed = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)]);
          fc.pre(!changed.equals(bytes));
          await writeFile(join(bundle, name), changed);
          const { outcome, findings } = await verifyBundle(bundle);
          await writeFile(join(bundle, name), bytes);
          expect({ outcome, isExplained: findings.length > 0 }).toEqual({
            outcome: 'tampered',
            isExplained: true,
          });
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it("holds another organisation's checkpoint", async () => {
    const foreign = sampleCheckpoint(log, 50, key, cosigner, 'hub.example/andock/org/other');
    const bundle = await writeSample(
      ranged,
      { checkpoints: [sampleCheckpoint(log, 20, key), foreign], keys },
      key,
    );
    expect(await verify(bundle, pinned)).toMatchObject({ code: 1 });
    const held = ['--checkpoint', await fileWith(foreign)];
    expect(await verify(intact, held)).toMatchObject({
      code: 1,
      output: expect.stringContaining('another log'),
    });
  });

  it('holds a link or a folder instead of a file', async () => {
    const bundle = await copyOf(intact);
    await rename(join(bundle, 'tree.txt'), `${bundle}-tree`);
    await symlink(`${bundle}-tree`, join(bundle, 'tree.txt'));
    await rm(join(bundle, 'keys.txt'));
    await mkdir(join(bundle, 'keys.txt'));
    const { code, output } = await verify(bundle, pinned);
    expect(output).toContain('tree.txt: it is a link');
    expect(output).toContain('keys.txt: it is not a plain file');
    expect(code).toBe(1);
  });
});

describe('the verifier', () => {
  it.each([
    [[]],
    [['/nowhere']],
    [['.', '--key', 'x']],
    [['.', '--checkpoint', '/nowhere']],
    [['.', '--what']],
    [['a', 'b']],
  ])('exits with 1 and a sentence for the arguments %j', async (args) =>
    expect(await run(args)).toMatchObject({ code: 1 }),
  );

  it('names strangers without believing them, and lets nobody control the terminal', async () => {
    const bundle = await copyOf(intact);
    await writeFile(join(bundle, 'note\u001b[2J.txt'), 'mine');
    const { code, output } = await verify(bundle, pinned);
    expect(output).toContain('note�[2J.txt is no part of the bundle');
    expect(code).toBe(0);
  });

  it.each(['checkpoints.txt', 'keys.txt'])('has nothing but empty lines in %s', async (name) => {
    const bundle = await copyOf(intact);
    await writeFile(join(bundle, name), Buffer.alloc(200 << 20, '\n'));
    expect(await verify(bundle, pinned)).toMatchObject({
      code: 1,
      output: expect.stringContaining(`${name}: it is too large`),
    });
  });

  it('stays small over half a gigabyte without a newline', async () => {
    const endless = await copyOf(intact);
    await truncate(join(endless, 'events.jsonl'), 1 << 29);
    const { code, output, peakKb } = await verify(endless, pinned);
    expect(output).toContain('events.jsonl line 28: the line is too long');
    expect(peakKb).toBeLessThan(400_000);
    expect(code).toBe(1);
  }, 30_000);
});

async function copyOf(bundle: string): Promise<string> {
  const copy = await newFolder();
  await cp(bundle, copy, { recursive: true });
  return copy;
}
