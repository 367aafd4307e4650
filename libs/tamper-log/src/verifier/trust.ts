import type { VerifierKey } from '../note/note-key.js';
import type { OpenedNote, VerifiedSignature } from '../note/signed-note.js';
import { readSuccessor } from '../note/succession.js';
import type { SignedCheckpoint } from './signed-checkpoint.js';

/** The log keys that an auditor has a reason to believe: pinned, or else those that signed a checkpoint held before, and their successors. */
export class Trust {
  readonly #keys: Set<string>;

  constructor(pinned: readonly VerifierKey[], held: readonly SignedCheckpoint[]) {
    const anchors =
      pinned.length > 0 ? pinned : held.flatMap(({ signatures }) => signatures.map(({ key }) => key));
    this.#keys = new Set(anchors.filter(({ kind }) => kind === 'log').map(({ text }) => text));
  }

  /** Whether there is anything to believe; without, a bundle can only agree with itself. */
  get isAnchored(): boolean {
    return this.#keys.size > 0;
  }

  /** Whether one of the signatures is by a believed key. */
  covers(signatures: readonly VerifiedSignature[]): boolean {
    return signatures.some(({ key }) => this.#keys.has(key.text));
  }

  /** Believes the successor that a note names, if a believed key signed the note; NoteRefused if it is no succession. */
  follow(succession: OpenedNote): void {
    const successor = readSuccessor(succession);
    if (this.covers(succession.signatures)) this.#keys.add(successor.text);
  }
}
