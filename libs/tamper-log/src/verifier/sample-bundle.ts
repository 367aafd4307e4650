import { generateKeyPairSync, hash, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleWriter, type BundleOpening, type BundleRow } from '../bundle/bundle-writer.js';
import type { BundleFacts } from '../bundle/manifest.js';
import { canonicalEvent } from '../canonical-event.js';
import { leafHash } from '../merkle/leaf-hash.js';
import { rootOf } from '../merkle/root-of.js';
import { formatCheckpoint } from '../note/checkpoint.js';
import { noteKey, type NoteKeyKind, type SignerKey } from '../note/note-key.js';
import { cosignNote, signNote } from '../note/signed-note.js';
import { personDigest } from '../person-digest.js';
import { verifierFile } from '../verifier-file.js';

const ORIGIN = 'hub.example/andock/org/0190a1b2';
const COSIGNED_AT = new Date('2026-11-22T10:00:00Z');

/** Folder of everything that a test writes; the test removes it. */
export const SAMPLES = join(tmpdir(), `tamper-log-${randomUUID()}`);

/** A fresh key of the sample log, or of its cosigner. */
export function sampleKey(kind: NoteKeyKind = 'log'): SignerKey {
  return noteKey('hub.example/andock', generateKeyPairSync('ed25519').privateKey, kind);
}

/** A log of that many events, `changed` gives the events another history. */
export function sampleLog(size: number, changed = 'key.saved'): Required<BundleRow>[] {
  return Array.from({ length: size }, (_, seq) => {
    const salt = hash('sha256', `salt ${seq}`, 'buffer');
    const values = canonicalEvent({ display: `Zoë ${seq}`, userAgent: 'Firefox "quoted" \\' });
    const event = {
      id: `event-${seq}`,
      action: changed,
      facts: { last4: 'ab,"person":{' },
      personDigest: personDigest(salt, values),
    };
    const body = canonicalEvent(event);
    return { seq, leaf: leafHash(body), body, person: { salt, values } };
  });
}

/** The row of an event that a bundle does not show. */
export function hidden({ seq, leaf }: BundleRow): BundleRow {
  return { seq, leaf };
}

/** Signed and cosigned checkpoint of the log's first `size` events. */
export function sampleCheckpoint(
  log: readonly BundleRow[],
  size: number,
  key: SignerKey,
  cosigner?: SignerKey,
  origin = ORIGIN,
): string {
  const root = rootOf(log.slice(0, size).map(({ leaf }) => leaf));
  const note = signNote(formatCheckpoint({ origin, size, root }), [key]);
  return cosigner ? cosignNote(note, cosigner, COSIGNED_AT) : note;
}

/** Facts of a bundle without a filter. */
export const sampleFacts: BundleFacts = {
  system: { name: 'Andock', version: '0.1.0' },
  organisation: { id: '0190a1b2', name: 'Muster GmbH' },
  period: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
  filter: null,
  exporter: { kind: 'staff', id: '0190ffff' },
  exportedAt: '2026-11-22T10:00:01Z',
  bodiesFromSeq: 0,
};

/** Writes a bundle into a new directory and returns the directory. */
export async function writeSample(
  rows: Iterable<BundleRow> | AsyncIterable<BundleRow>,
  opening: BundleOpening,
  signer: SignerKey,
  facts: Partial<BundleFacts> = {},
): Promise<string> {
  const directory = await newFolder();
  const writer = await BundleWriter.open(directory, opening);
  for await (const row of rows) await writer.add(row);
  await writer.finish({ ...sampleFacts, ...facts }, [signer], verifierFile);
  return directory;
}

/** A new empty folder in SAMPLES. */
export async function newFolder(): Promise<string> {
  const folder = join(SAMPLES, randomUUID());
  await mkdir(folder, { recursive: true });
  return folder;
}
