import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleRow } from '../bundle/bundle-writer.js';
import type { SignerKey } from '../note/note-key.js';
import { signNote } from '../note/signed-note.js';
import { isSuccession, signSuccession } from '../note/succession.js';
import { fileWith, verify } from './run-verifier.js';
import { hidden, SAMPLES, sampleCheckpoint, sampleKey, sampleLog, writeSample } from './sample-bundle.js';

const key = sampleKey();
const cosigner = sampleKey('cosigner');
const keys = [key, cosigner];
const log = sampleLog(60);
const checkpoints = [20, 50].map((size) => sampleCheckpoint(log, size, key, cosigner));
const opening = { checkpoints, keys, comparableAt: [7] };
const ranged = log.slice(0, 50).map((row) => (row.seq < 20 || row.seq >= 47 ? hidden(row) : row));
const pinned = ['--key', key.text];

let intact = '';

beforeAll(async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build-verifier.mjs', import.meta.url))]);
  intact = await writeSample(ranged, opening, key);
});

afterAll(() => rm(SAMPLES, { recursive: true }));

describe('an intact bundle', () => {
  it('is proven with the pinned key, and says which events and until when', async () => {
    const { code, output } = await verify(intact, pinned);
    expect(output).toContain('events: 27 from 20 to 46, no gaps');
    expect(output).toContain('cosigned at 2026-11-22T10:00:00.000Z');
    expect(code).toBe(0);
  });

  it('is proven by its own copy of the verifier', async () => {
    expect(await verify(intact, pinned, join(intact, 'verify.mjs'))).toMatchObject({ code: 0 });
  });

  it('is not authenticated without a key or checkpoint from elsewhere', async () => {
    const { code, output } = await verify(intact, []);
    expect(output).toContain('NOT AUTHENTICATED');
    expect(code).toBe(2);
  });

  it.each([0, 7, 20, 33, 50])(
    'is proven against a checkpoint of %d events, received before',
    async (size) => {
      const held = await fileWith(sampleCheckpoint(log, size, key).replaceAll('\n', '\r\n'));
      expect(await verify(intact, ['--checkpoint', held])).toMatchObject({ code: 0 });
    },
  );

  it('cannot be compared with a checkpoint inside hidden leaves, and says so', async () => {
    const { code, output } = await verify(intact, [
      ...pinned,
      '--checkpoint',
      await fileWith(sampleCheckpoint(log, 9, key)),
    ]);
    expect(output).toContain('cannot be compared at size 9');
    expect(code).toBe(1);
  });

  it('that is filtered proves inclusion and says that it does not prove completeness', async () => {
    const rows = log.slice(0, 50).map((row) => (row.seq % 7 === 3 ? row : hidden(row)));
    const { code, output } = await verify(
      await writeSample(rows, opening, key, { filter: { action: 'key.saved' } }),
      pinned,
    );
    expect(output).toContain('inclusion, not completeness');
    expect(code).toBe(0);
  });

  it('may be empty, of an empty log or with everything hidden', async () => {
    const empty = await writeSample([], { checkpoints: [sampleCheckpoint([], 0, key)], keys }, key);
    expect(await verify(empty, pinned)).toMatchObject({ code: 0 });
    const unshown = await writeSample(ranged.map(hidden), opening, key);
    expect(await verify(unshown, pinned)).toMatchObject({ code: 0 });
  });

  it('may lack bodies that retention removed, but no others', async () => {
    const rows = log.slice(0, 50).map((row) => (row.seq < 10 ? { ...hidden(row), body: null } : row));
    expect(await verify(await writeSample(rows, opening, key, { bodiesFromSeq: 10 }), pinned)).toMatchObject({
      code: 0,
    });
    const { code, output } = await verify(
      await writeSample(rows, opening, key, { bodiesFromSeq: 9 }),
      pinned,
    );
    expect(output).toContain('events.jsonl line 10: event 9 has no body');
    expect(code).toBe(1);
  });

  it('may carry persons that were erased since', async () => {
    expect(await verify(await writeSample(ranged.map(withoutPerson), opening, key), pinned)).toMatchObject({
      code: 0,
    });
  });

  it('is proven after a change of keys that the old key signed', async () => {
    const next = sampleKey();
    const heads = [...checkpoints.slice(0, 1), sampleCheckpoint(log, 50, next)];
    const successions = [signSuccession(key, next)];
    const bundle = await writeSample(
      ranged,
      { checkpoints: heads, keys: [key, next, cosigner], successions },
      next,
    );
    expect(await verify(bundle, pinned)).toMatchObject({ code: 0 });
    expect(await verify(bundle, ['--key', next.text])).toMatchObject({ code: 0 });
    expect(await verify(bundle, ['--checkpoint', await fileWith(checkpoints[0]!)])).toMatchObject({
      code: 0,
    });
  });
});

describe('a succession of keys that somebody pretends', () => {
  const rogue = sampleKey();
  const signedBy = (...signers: SignerKey[]) =>
    signNote(`andock-key-succession/v1\n${rogue.text}\n`, signers);
  const other = sampleKey();

  it.each<[string, string]>([
    ['signed by the successor alone', signedBy(rogue)],
    ['signed by another key of the same name', signSuccession(other, rogue)],
    [
      'with the true signature of another note',
      signedBy(rogue) + (signSuccession(key, other).split('\n\n')[1] ?? '').split('\n')[0] + '\n',
    ],
    ['signed by the true key alone, for a successor that does not know it', signedBy(key)],
  ])('%s, is not followed', async (_, note) => {
    const bundle = await writeSample(
      ranged,
      {
        checkpoints: [sampleCheckpoint(log, 50, rogue)],
        keys: [rogue, other, key, cosigner],
        successions: [note],
      },
      rogue,
    );
    expect(await verify(bundle, pinned)).toMatchObject({ code: 1 });
    expect(await verify(bundle, ['--checkpoint', await fileWith(checkpoints[0]!)])).toMatchObject({
      code: 1,
    });
    expect(isSuccession(note, key, rogue)).toBe(false);
  });
});

describe('a log that was rewritten and exported again', () => {
  const rewritten = sampleLog(60, 'key.deleted');
  const exported = (rows: readonly BundleRow[], signer = key, size = rows.length) =>
    writeSample(rows, { checkpoints: [sampleCheckpoint(rows, size, signer)], keys: [signer, key] }, signer);

  it('with another key is caught by the pinned key and by a checkpoint received before', async () => {
    const bundle = await exported(rewritten, sampleKey());
    expect(await verify(bundle, pinned)).toMatchObject({
      code: 1,
      output: expect.stringContaining('another key'),
    });
    expect(await verify(bundle, ['--checkpoint', await fileWith(checkpoints[0]!)])).toMatchObject({
      code: 1,
    });
  });

  it('with another key is caught even when it copies a true checkpoint and adds its own signature', async () => {
    const rogue = sampleKey();
    const [, signature = ''] = sampleCheckpoint(log, 20, rogue).split('\n\n');
    const grafted = [checkpoints[0]! + signature, sampleCheckpoint(log, 60, rogue)];
    const bundle = await writeSample(log, { checkpoints: grafted, keys: [...keys, rogue] }, rogue);
    expect(await verify(bundle, pinned)).toMatchObject({ code: 1 });
    expect(await verify(bundle, ['--checkpoint', await fileWith(checkpoints[0]!)])).toMatchObject({
      code: 1,
    });
  });

  it('with another key is caught even when it knows nothing but the true cosigner', async () => {
    const rogue = sampleKey();
    const heads = [sampleCheckpoint(log, 60, rogue, cosigner)];
    const bundle = await writeSample(log, { checkpoints: heads, keys: [rogue, cosigner] }, rogue);
    const { code, output } = await verify(bundle, ['--checkpoint', await fileWith(checkpoints[0]!)]);
    expect(output).toContain('is not by a known key of the log');
    expect(code).toBe(1);
  });

  it('with the stolen key is caught by a checkpoint received before', async () => {
    const args = [...pinned, '--checkpoint', await fileWith(checkpoints[0]!)];
    const { code, output } = await verify(await exported(rewritten), args);
    expect(output).toContain(
      "do not give this checkpoint's root: something was changed between leaf 0 and leaf 19",
    );
    expect(code).toBe(1);
  });

  it('and is rolled back is caught by a later checkpoint', async () => {
    const later = await fileWith(sampleCheckpoint(log, 60, key));
    const { code, output } = await verify(await exported(log.slice(0, 40)), [
      ...pinned,
      '--checkpoint',
      later,
    ]);
    expect(output).toContain('the log had 60 events then, the bundle ends at 40');
    expect(code).toBe(1);
  });

  it.each<[string, (rows: BundleRow[]) => BundleRow[], string]>([
    [
      'an edited body',
      (rows) => rows.with(5, { ...rows[5]!, body: rewritten[5]!.body }),
      'line 6: event 5 is not what',
    ],
    ['an edited body and leaf', (rows) => rows.with(5, rewritten[5]!), 'between leaf 0 and leaf 19'],
    [
      'another person',
      (rows) => rows.with(5, { ...rows[5]!, person: log[6]!.person }),
      'line 6: the person of event 5',
    ],
    ['a lost row', (rows) => rows.toSpliced(5, 1), 'line 6: event 5 is missing, event 6 follows'],
    ['a lost end', (rows) => rows.slice(0, 45), 'leaves 45 to 49 are missing'],
    [
      'a lost body',
      (rows) => rows.with(5, { ...hidden(rows[5]!), body: null }),
      'line 6: event 5 has no body',
    ],
    ['a hidden event', (rows) => rows.with(5, hidden(rows[5]!)), 'events 5 to 5 are hidden'],
    [
      'swapped bodies',
      (rows) => rows.with(5, { ...rows[6]!, seq: 5 }).with(6, { ...rows[5]!, seq: 6 }),
      'between leaf 0',
    ],
  ])('in the database: %s', async (_, change, message) => {
    const bundle = await writeSample(change(log.slice(0, 50)), opening, key);
    const { code, output } = await verify(bundle, pinned);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });
});

function withoutPerson({ seq, leaf, body }: BundleRow): BundleRow {
  return { seq, leaf, ...(body && { body }) };
}
