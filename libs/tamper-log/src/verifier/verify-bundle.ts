import { hash } from 'node:crypto';
import { BUNDLE_FILES } from '../bundle/bundle-files.js';
import { MalformedManifest, manifestNote, parseManifest, type Manifest } from '../bundle/manifest.js';
import { InvalidNoteKey, parseVerifierKey, type VerifierKey } from '../note/note-key.js';
import { splitNotes } from '../note/note-file.js';
import { countSignatures, NoteRefused, openNote, type VerifiedSignature } from '../note/signed-note.js';
import { BundleDirectory, UnreadableFile } from './bundle-directory.js';
import { Damage } from './damage.js';
import { Findings } from './findings.js';
import type { LineReader } from './line-reader.js';
import { readCheckpoints, type SignedCheckpoint } from './signed-checkpoint.js';
import { TreeWalk } from './tree-walk.js';
import { Trust } from './trust.js';

/** Keys, checkpoints and hand-overs are a few; more of them than fit into this would only keep the verifier busy. */
const MOST_BYTES_OF_LINES = 1 << 20;

/** What an auditor brings along; nothing of it may come from the bundle itself. */
export interface Evidence {
  /** Keys known from elsewhere, such as `/.well-known/andock-audit-key`. */
  readonly keys?: readonly VerifierKey[];
  /** Files of signed checkpoints received earlier (or later) than the bundle. */
  readonly checkpoints?: readonly { readonly name: string; readonly text: string }[];
}

/** `not-authenticated`: nothing contradicts itself, but nothing shows whose log it is either. */
export type Outcome = 'proven' | 'tampered' | 'not-authenticated';

/** What a bundle proves. */
export interface Verdict {
  readonly outcome: Outcome;
  /** What is wrong, each with its file and line; empty unless tampered. */
  readonly findings: readonly string[];
  /** The manifest, if it could be read; believe it only when the outcome is `proven`. */
  readonly manifest: Manifest | null;
  /** The newest checkpoint, with the time that a known cosigner states. */
  readonly head: { readonly size: number; readonly at: Date | null } | null;
  /** Files in the directory that are no part of the bundle. */
  readonly strangers: readonly string[];
}

/** Checks a bundle in a directory; reads only, in constant memory, and answers every damage with a finding. */
export async function verifyBundle(path: string, evidence: Evidence = {}): Promise<Verdict> {
  return new Verification(new BundleDirectory(path), evidence).run();
}

class Verification {
  readonly #findings = new Findings();

  constructor(
    private readonly directory: BundleDirectory,
    private readonly evidence: Evidence,
  ) {}

  async run(): Promise<Verdict> {
    const manifest = await this.#attempt(BUNDLE_FILES.manifest, () => this.#readManifest());
    if (!manifest) return this.#verdict({ manifest: null, head: null, trust: null, strangers: [] });

    const { keys: pinned = [], checkpoints: heldFiles = [] } = this.evidence;
    const bundled = (await this.#attempt(BUNDLE_FILES.keys, () => this.#readKeys())) ?? [];
    const known = [...new Map([...pinned, ...bundled].map((key) => [key.text, key])).values()];
    const checkpoints =
      (await this.#attempt(BUNDLE_FILES.checkpoints, () => this.#readCheckpoints(manifest, known))) ?? [];
    const held = heldFiles.flatMap((file) =>
      readCheckpoints(file, manifest.content.origin, known, this.#findings),
    );
    const trust = new Trust(pinned, held);
    await this.#attempt(BUNDLE_FILES.successions, () =>
      this.#followSuccessions(manifest.content, known, trust),
    );

    const head = checkpoints.at(-1) ?? null;
    this.#checkHead(head, held, trust);
    await this.#attempt(BUNDLE_FILES.signature, () => this.#checkManifestSignature(manifest, known, trust));
    await this.#attempt(BUNDLE_FILES.events, () =>
      this.#checkLeaves(manifest.content, [...checkpoints, ...held]),
    );
    await this.#checkOtherFiles(manifest.content);
    return this.#verdict({
      manifest: manifest.content,
      head,
      trust,
      strangers: await this.#strangers(manifest.content),
    });
  }

  async #readManifest(): Promise<{ content: Manifest; sha256: string }> {
    const { bytes, text } = await this.directory.readText(BUNDLE_FILES.manifest);
    return { content: parseManifest(text), sha256: hash('sha256', bytes) };
  }

  async #readKeys(): Promise<VerifierKey[]> {
    const { text } = await this.directory.readText(BUNDLE_FILES.keys, MOST_BYTES_OF_LINES);
    return text.split('\n').slice(0, -1).map(parseVerifierKey);
  }

  async #readCheckpoints(
    { content }: { content: Manifest },
    known: readonly VerifierKey[],
  ): Promise<SignedCheckpoint[]> {
    const name = BUNDLE_FILES.checkpoints;
    const { text } = await this.directory.readText(name, MOST_BYTES_OF_LINES);
    const checkpoints = readCheckpoints({ name, text }, content.origin, known, this.#findings);
    for (const [index, { size, where }] of checkpoints.entries()) {
      if (size < (checkpoints[index - 1]?.size ?? 0))
        this.#findings.add(where, 'the checkpoints are not in order');
    }
    return checkpoints;
  }

  async #followSuccessions({ files }: Manifest, known: readonly VerifierKey[], trust: Trust): Promise<void> {
    if (!Object.hasOwn(files, BUNDLE_FILES.successions)) return;
    const { text } = await this.directory.readText(BUNDLE_FILES.successions, MOST_BYTES_OF_LINES);
    for (const { note } of splitNotes(text)) trust.follow(openNote(note, known));
  }

  #checkHead(head: SignedCheckpoint | null, held: readonly SignedCheckpoint[], trust: Trust): void {
    if (!head) return this.#findings.add(BUNDLE_FILES.checkpoints, 'there is no valid checkpoint');
    if (trust.isAnchored && !trust.covers(head.signatures)) {
      this.#findings.add(
        head.where,
        'the newest checkpoint is not by the key of the log: it was built with another key',
      );
    }
    for (const { where, size } of held) {
      if (size <= head.size) continue;
      this.#findings.add(
        where,
        `the log had ${size} events then, the bundle ends at ${head.size}: rolled back, or exported before`,
      );
    }
  }

  async #checkManifestSignature(
    manifest: { content: Manifest; sha256: string },
    known: readonly VerifierKey[],
    trust: Trust,
  ): Promise<void> {
    const { text: note } = await this.directory.readText(BUNDLE_FILES.signature);
    const { text, signatures } = openNote(note, known);
    const byLog: VerifiedSignature[] = signatures.filter(({ key }) => key.kind === 'log');
    if (byLog.length === 0 || signatures.length !== countSignatures(note)) {
      this.#findings.add(BUNDLE_FILES.signature, 'a signature is by an unknown key');
    }
    if (trust.isAnchored && !trust.covers(byLog)) {
      this.#findings.add(BUNDLE_FILES.signature, 'the manifest is not signed by the key of the log');
    }
    if (text !== manifestNote(manifest.content.origin, manifest.sha256)) {
      this.#findings.add(BUNDLE_FILES.manifest, 'it is not the manifest that was signed');
    }
  }

  async #checkLeaves(manifest: Manifest, checkpoints: readonly SignedCheckpoint[]): Promise<void> {
    const { events: eventsName, tree: treeName } = BUNDLE_FILES;
    await this.directory.readLines(eventsName, async (events) => {
      await this.#attempt(treeName, () =>
        this.directory.readLines(treeName, async (tree) => {
          await this.#walk(new TreeWalk(manifest, checkpoints, this.#findings), events, tree);
          this.#checkHash(manifest, treeName, await tree.sha256());
        }),
      );
      this.#checkHash(manifest, eventsName, await events.sha256());
    });
  }

  async #walk(walk: TreeWalk, events: LineReader, tree: LineReader): Promise<void> {
    try {
      await walk.run(events, tree);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      this.#findings.add(error.where, error.message);
    }
  }

  async #checkOtherFiles(manifest: Manifest): Promise<void> {
    for (const name of Object.keys(manifest.files)) {
      if (name === BUNDLE_FILES.events || name === BUNDLE_FILES.tree) continue;
      await this.#attempt(name, async () =>
        this.#checkHash(manifest, name, await this.directory.sha256(name)),
      );
    }
  }

  #checkHash(manifest: Manifest, name: string, sha256: string): void {
    if (manifest.files[name] !== sha256)
      this.#findings.add(name, 'the file is not the one that the manifest lists');
  }

  async #strangers({ files }: Manifest): Promise<string[]> {
    const own = new Set<string>([...Object.keys(files), BUNDLE_FILES.manifest, BUNDLE_FILES.signature]);
    return (await this.directory.names()).filter((name) => !own.has(name));
  }

  async #attempt<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#findings.add(name, error.message);
      return null;
    }
  }

  #verdict(parts: {
    manifest: Manifest | null;
    head: SignedCheckpoint | null;
    trust: Trust | null;
    strangers: string[];
  }): Verdict {
    const { manifest, head, trust, strangers } = parts;
    const outcome = !this.#findings.isEmpty ? 'tampered' : trust?.isAnchored ? 'proven' : 'not-authenticated';
    const at = head?.signatures.find((signature) => signature.at)?.at ?? null;
    return {
      outcome,
      findings: this.#findings.list(),
      manifest,
      head: head && { size: head.size, at },
      strangers,
    };
  }
}

function isDamage(error: unknown): error is Error {
  return [UnreadableFile, MalformedManifest, NoteRefused, InvalidNoteKey].some(
    (kind) => error instanceof kind,
  );
}
