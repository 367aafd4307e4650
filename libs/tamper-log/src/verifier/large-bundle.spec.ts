import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleRow } from '../bundle/bundle-writer.js';
import { canonicalEvent } from '../canonical-event.js';
import { leafHash } from '../merkle/leaf-hash.js';
import { newFolder, SAMPLES, sampleCheckpoint, sampleKey, sampleLog, writeSample } from './sample-bundle.js';
import { verifyBundle } from './verify-bundle.js';

const PIECE_BYTES = 1 << 20;
const NEWLINE = 0x0a;
const OTHER_FILE = 'events.jsonl: the file is not the one that the manifest lists';

const key = sampleKey();
const log = sampleLog(8_000);
let intact = '';
let bytes = Buffer.alloc(0);
/** Number of the line that stands across the end of the first piece. */
let border = 0;

beforeAll(async () => {
  intact = await bundleOf(log);
  bytes = await readFile(join(intact, 'events.jsonl'));
  border = linesIn(bytes.subarray(0, PIECE_BYTES)) + 1;
});

afterAll(() => rm(SAMPLES, { recursive: true }));

describe('a bundle of several pieces', () => {
  it('is proven', async () => {
    expect(bytes.length).toBeGreaterThan(2 * PIECE_BYTES);
    expect(await verifyBundle(intact, { keys: [key] })).toMatchObject({ outcome: 'proven', findings: [] });
  });

  it('with edits before, on and behind the border of two pieces names each of their lines', async () => {
    const lines = textLines();
    const edited = [border - 1, border, border + 1];
    for (const line of edited) lines[line - 1] = lines[line - 1]!.replace('"event-', '"event+');
    expect(await findingsOf(lines.join('\n'))).toEqual([
      ...edited.map((line) => `events.jsonl line ${line}: ${changed(line - 1)}`),
      OTHER_FILE,
    ]);
  });

  it('with the line on the border gone, or without its newline, names the place', async () => {
    const gone = textLines().toSpliced(border - 1, 1);
    expect((await findingsOf(gone.join('\n')))[0]).toBe(
      `events.jsonl line ${border}: event ${border - 1} is missing, event ${border} follows`,
    );
    const lines = textLines();
    const joined = lines.toSpliced(border - 1, 2, `${lines[border - 1]}${lines[border]}`);
    expect((await findingsOf(joined.join('\n')))[0]).toBe(
      `events.jsonl line ${border}: the line is malformed or cut off`,
    );
  });

  it('that is cut just where a piece ends is cut in that line', async () => {
    const [found, ...more] = await findingsOf(bytes.subarray(0, PIECE_BYTES));
    expect(found).toBe(`events.jsonl line ${border}: the line is cut off`);
    expect(more).toEqual([OTHER_FILE]);
  });

  it('that is cut behind a line lacks the leaves from there on', async () => {
    const end = bytes.lastIndexOf(NEWLINE, PIECE_BYTES - 1) + 1;
    expect(await findingsOf(bytes.subarray(0, end))).toContain(
      `checkpoints.txt line 1: leaves ${border - 1} to 7999 are missing: the bundle is cut off or rolled back`,
    );
  });

  it('with more than twenty edits names the first and counts the rest', async () => {
    const findings = await findingsOf(bytes.toString().replaceAll('"event-1', '"event+1'));
    expect(findings[0]).toBe(`events.jsonl line 2: ${changed(1)}`);
    expect(findings.slice(20)).toEqual([expect.stringMatching(/^and \d+ more$/)]);
  });

  it('may have a line longer than a piece, but none without end', async () => {
    const long = withBodyOf(3 * PIECE_BYTES);
    expect(await verifyBundle(await bundleOf(long), { keys: [key] })).toMatchObject({ outcome: 'proven' });
    const endless = await verifyBundle(await bundleOf(withBodyOf(6 * PIECE_BYTES)), { keys: [key] });
    expect(endless).toMatchObject({
      outcome: 'tampered',
      findings: ['events.jsonl line 3: the line is too long'],
    });
  });
});

function bundleOf(rows: readonly BundleRow[]): Promise<string> {
  return writeSample(rows, { checkpoints: [sampleCheckpoint(rows, rows.length, key)], keys: [key] }, key);
}

function withBodyOf(length: number): BundleRow[] {
  const body = canonicalEvent({ action: 'x'.repeat(length) });
  const rows: BundleRow[] = log.slice(0, 5);
  return rows.with(2, { seq: 2, leaf: leafHash(body), body });
}

async function findingsOf(events: string | Buffer): Promise<readonly string[]> {
  const bundle = await newFolder();
  await cp(intact, bundle, { recursive: true });
  await writeFile(join(bundle, 'events.jsonl'), events);
  const { outcome, findings } = await verifyBundle(bundle, { keys: [key] });
  expect(outcome).toBe('tampered');
  return findings;
}

function textLines(): string[] {
  return bytes.toString().split('\n');
}

function linesIn(piece: Buffer): number {
  return piece.reduce((count, byte) => count + (byte === NEWLINE ? 1 : 0), 0);
}

function changed(seq: number): string {
  return `event ${seq} is not what the log recorded: its body does not hash to its leaf`;
}
