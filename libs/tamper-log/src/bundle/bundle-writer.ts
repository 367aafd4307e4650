import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CompactRange } from '../merkle/compact-range.js';
import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.js';
import { joinNotes } from '../note/note-file.js';
import type { SignerKey, VerifierKey } from '../note/note-key.js';
import { openNote, signNote } from '../note/signed-note.js';
import { BUNDLE_FILES, isBundleFileName } from './bundle-files.js';
import { formatEventLine, type Person } from './event-line.js';
import { countLines } from './count-lines.js';
import { LineWriter } from './line-writer.js';
import { BUNDLE_FORMAT, manifestNote, type BundleFacts, type Manifest } from './manifest.js';
import { formatSubtreeLine } from './subtree-line.js';

/** One leaf of the log, in the order of `seq`. */
export interface BundleRow {
  /** Number of the leaf, from 0. */
  readonly seq: number;
  /** The leaf's hash as the log keeps it, 32 bytes. */
  readonly leaf: Uint8Array;
  /** The event's RFC 8785 bytes; null when they are gone; absent when the bundle does not show this event. */
  readonly body?: Uint8Array | null;
  /** The event's side row; absent when it was erased or is not shown. */
  readonly person?: Person;
}

/** Lines of consecutive events in the spelling of `events.jsonl`, as a database may put them together. */
export interface ShownLines {
  /** Numbers of the first and the last leaf. */
  readonly first: number;
  readonly last: number;
  /** How many lines show an event, and how many one whose body is gone. */
  readonly counts: { readonly events: number; readonly dropped: number };
  /** The lines, a newline between them and none at the end. */
  readonly bytes: Uint8Array;
}

/** What a bundle is about, known before its first row. */
export interface BundleOpening {
  /** Signed checkpoints of the log, by ascending size; the last is the state that the bundle proves. */
  readonly checkpoints: readonly string[];
  /** Every key that signed or cosigned them, the present signing key included. */
  readonly keys: readonly VerifierKey[];
  /** Notes by `signSuccession`, the oldest first: how an earlier key handed over to the present one. */
  readonly successions?: readonly string[];
  /** Further sizes at which somebody may hold a checkpoint to compare with; those of `checkpoints` are always in. */
  readonly comparableAt?: Iterable<number>;
}

/** Writes a bundle into a directory while the rows pass by; it states what the log holds and judges nothing. */
export class BundleWriter {
  #hidden = new CompactRange();
  #next = 0;
  #firstSeq: number | null = null;
  #lastSeq: number | null = null;
  #counts = { events: 0, dropped: 0 };

  private constructor(
    private readonly directory: string,
    private readonly opening: BundleOpening,
    private readonly head: Checkpoint,
    private readonly cuts: ReadonlySet<number>,
    private readonly events: LineWriter,
    private readonly tree: LineWriter,
  ) {}

  /** Begins a bundle; what else already stands in the directory becomes part of it. Throws NoteRefused for a bad checkpoint. */
  static async open(directory: string, opening: BundleOpening): Promise<BundleWriter> {
    const checkpoints = opening.checkpoints.map((note) => parseCheckpoint(openNote(note, opening.keys).text));
    const head = checkpoints.at(-1);
    if (!head) throw new RangeError('A bundle needs a checkpoint');
    const cuts = new Set([...checkpoints.map(({ size }) => size), ...(opening.comparableAt ?? [])]);
    await mkdir(directory, { recursive: true });
    const events = await LineWriter.open(join(directory, BUNDLE_FILES.events));
    const tree = await LineWriter.open(join(directory, BUNDLE_FILES.tree));
    return new BundleWriter(directory, opening, head, cuts, events, tree);
  }

  /** Adds the next leaf; leaves beyond the newest checkpoint are refused with a RangeError, as are rows out of order. */
  async add({ seq, leaf, body, person }: BundleRow): Promise<void> {
    this.#requirePlace(seq, seq);
    if (seq !== this.#next || this.cuts.has(seq)) await this.#flushHidden(seq);
    this.#next = seq + 1;
    if (body === undefined) {
      this.#hidden.append(leaf);
      return;
    }
    const bytes = formatEventLine({ seq, leaf, body, ...(person && { person }) });
    const counts = { events: body ? 1 : 0, dropped: body ? 0 : 1 };
    await this.#write({ first: seq, last: seq, counts, bytes });
  }

  /** Adds the next leaves, as lines; a RangeError for a place that `add` would refuse, and for a line too many or too few. */
  async addLines(lines: ShownLines): Promise<void> {
    const { first, last, counts, bytes } = lines;
    this.#requirePlace(first, last);
    if (countLines(bytes) !== counts.events + counts.dropped)
      throw new RangeError(`An event from ${first} to ${last} is not canonical JSON: it holds a newline`);
    this.#next = last + 1;
    await this.#write(lines);
  }

  #requirePlace(first: number, last: number): void {
    if (first < this.#next || last < first || last >= this.head.size)
      throw new RangeError(`Leaf ${first} has no place in this bundle`);
  }

  async #write({ first, last, counts, bytes }: ShownLines): Promise<void> {
    await this.#flushHidden(last + 1);
    await this.events.write(bytes);
    this.#firstSeq ??= first;
    this.#lastSeq = last;
    this.#counts.events += counts.events;
    this.#counts.dropped += counts.dropped;
  }

  /** Writes the rest and signs it; `verifier` is the verify.mjs to put in. Returns the manifest. */
  async finish(
    facts: BundleFacts,
    signers: readonly SignerKey[],
    verifier?: string | URL,
  ): Promise<Manifest> {
    await this.#flushHidden(this.#next);
    const [events, tree] = await Promise.all([this.events.close(), this.tree.close()]);
    const write = (name: string, text: string) => writeFile(join(this.directory, name), text);
    const { checkpoints, keys, successions = [] } = this.opening;
    await write(BUNDLE_FILES.checkpoints, joinNotes(checkpoints));
    await write(BUNDLE_FILES.keys, keys.map(({ text }) => `${text}\n`).join(''));
    if (successions.length > 0) await write(BUNDLE_FILES.successions, joinNotes(successions));
    if (verifier) await copyFile(verifier, join(this.directory, BUNDLE_FILES.verifier));

    const { origin } = this.head;
    const range = this.#range();
    const files = await hashFiles(this.directory, {
      [BUNDLE_FILES.events]: events,
      [BUNDLE_FILES.tree]: tree,
    });
    const manifest: Manifest = {
      ...facts,
      format: BUNDLE_FORMAT,
      origin,
      range,
      counts: this.#counts,
      files,
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await write(BUNDLE_FILES.manifest, text);
    await write(BUNDLE_FILES.signature, signNote(manifestNote(origin, hash('sha256', text)), signers));
    return manifest;
  }

  /** Closes the files of a bundle that will not be finished. */
  async abandon(): Promise<void> {
    await Promise.all([this.events.close(), this.tree.close()]);
  }

  #range(): Manifest['range'] {
    if (this.#firstSeq === null || this.#lastSeq === null) return null;
    return { firstSeq: this.#firstSeq, lastSeq: this.#lastSeq };
  }

  async #flushHidden(nextFirst: number): Promise<void> {
    for (const subtree of this.#hidden.subtrees)
      await this.tree.write(Buffer.from(formatSubtreeLine(subtree)));
    this.#hidden = new CompactRange(nextFirst);
  }
}

async function hashFiles(
  directory: string,
  known: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(directory)).toSorted()) {
    if (name === BUNDLE_FILES.manifest || name === BUNDLE_FILES.signature) continue;
    if (!isBundleFileName(name)) throw new RangeError(`A bundle cannot hold a file named ${name}`);
    files[name] = known[name] ?? (await hashFile(join(directory, name)));
  }
  return files;
}

async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}
