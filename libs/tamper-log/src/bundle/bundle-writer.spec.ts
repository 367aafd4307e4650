import { afterAll, describe, expect, it } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  newFolder,
  SAMPLES,
  sampleCheckpoint,
  sampleFacts,
  sampleKey,
  sampleLog,
} from '../verifier/sample-bundle.js';
import { BundleWriter } from './bundle-writer.js';
import { formatEventLine } from './event-line.js';

const key = sampleKey();
const log = sampleLog(8);
const opening = { checkpoints: [sampleCheckpoint(log, 8, key)], keys: [key] };

afterAll(() => rm(SAMPLES, { recursive: true }));

describe('BundleWriter', () => {
  it('hides a stretch of leaves behind the fewest subtrees, cut where a checkpoint is to be compared', async () => {
    const treeOf = async (comparableAt: number[]) => {
      const folder = await newFolder();
      const writer = await BundleWriter.open(folder, { ...opening, comparableAt });
      for (const { seq, leaf, body } of log)
        await writer.add(seq === 6 ? { seq, leaf, body } : { seq, leaf });
      await writer.finish(sampleFacts, [key]);
      const lines = (await readFile(join(folder, 'tree.txt'), 'utf8')).trim().split('\n');
      return lines.map((line) => line.split(' ').slice(0, 2).join('+'));
    };
    expect(await treeOf([])).toEqual(['0+4', '4+2', '7+1']);
    expect(await treeOf([3])).toEqual(['0+2', '2+1', '3+1', '4+2', '7+1']);
  });

  it('lists what already stood in the folder', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'summary.html'), '<p>Summary');
    const writer = await BundleWriter.open(folder, opening);
    const { files } = await writer.finish(sampleFacts, [key]);
    expect(Object.keys(files)).toEqual([
      'checkpoints.txt',
      'events.jsonl',
      'keys.txt',
      'summary.html',
      'tree.txt',
    ]);
  });

  it('refuses rows out of order and beyond the newest checkpoint', async () => {
    const writer = await BundleWriter.open(await newFolder(), opening);
    await writer.add(log[1]!);
    await expect(writer.add(log[1]!)).rejects.toThrow(RangeError);
    await expect(writer.add({ ...log[0]!, seq: 8 })).rejects.toThrow(RangeError);
    await writer.abandon();
  });

  it('takes events as lines, in the place and the number that is said', async () => {
    const written = async (write: (writer: BundleWriter) => Promise<void>) => {
      const folder = await newFolder();
      const writer = await BundleWriter.open(folder, opening);
      await write(writer);
      return (await writer.finish(sampleFacts, [key])).files;
    };
    const lines = log.slice(2, 5).map((row) => formatEventLine(row));
    const shown = {
      first: 2,
      last: 4,
      counts: { events: 3, dropped: 0 },
      bytes: Buffer.from(lines.join('\n')),
    };
    const hide = async (writer: BundleWriter, rows: typeof log) => {
      for (const { seq, leaf } of rows) await writer.add({ seq, leaf });
    };
    const byLines = await written(async (writer) => {
      await hide(writer, log.slice(0, 2));
      await writer.addLines(shown);
      await hide(writer, log.slice(5));
    });
    const byRows = await written(async (writer) => {
      await hide(writer, log.slice(0, 2));
      for (const row of log.slice(2, 5)) await writer.add(row);
      await hide(writer, log.slice(5));
    });
    expect(byLines).toEqual(byRows);

    const writer = await BundleWriter.open(await newFolder(), opening);
    const refused = { ...shown, counts: { events: 2, dropped: 0 } };
    await expect(writer.addLines(refused)).rejects.toThrow('newline');
    await expect(writer.addLines({ ...shown, last: 8 })).rejects.toThrow(RangeError);
    await writer.addLines(shown);
    await expect(writer.addLines(shown)).rejects.toThrow(RangeError);
    await writer.abandon();
  });

  it('refuses checkpoints that its keys did not sign, and to write over another bundle', async () => {
    const folder = await newFolder();
    await expect(BundleWriter.open(folder, { ...opening, keys: [sampleKey()] })).rejects.toThrow('known key');
    await (await BundleWriter.open(folder, opening)).abandon();
    await expect(BundleWriter.open(folder, opening)).rejects.toThrow('EEXIST');
  });
});
