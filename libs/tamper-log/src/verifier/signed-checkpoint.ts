import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.js';
import type { VerifierKey } from '../note/note-key.js';
import { splitNotes } from '../note/note-file.js';
import { NoteRefused, openNote, type VerifiedSignature } from '../note/signed-note.js';
import type { Findings } from './findings.js';

/** A checkpoint whose signatures have been checked, and where it stands. */
export interface SignedCheckpoint extends Checkpoint {
  readonly where: string;
  readonly signatures: readonly VerifiedSignature[];
}

/** Reads a file of signed checkpoints; each must be by a known key and of this log. */
export function readCheckpoints(
  file: { readonly name: string; readonly text: string },
  origin: string,
  keys: readonly VerifierKey[],
  findings: Findings,
): SignedCheckpoint[] {
  return splitNotes(file.text).flatMap(({ note, line }) => {
    const where = `${file.name} line ${line}`;
    try {
      const { text, signatures } = openNote(note, keys);
      const checkpoint = parseCheckpoint(text);
      if (!signatures.some(({ key }) => key.kind === 'log'))
        throw new NoteRefused('it is not by a known key of the log');
      if (checkpoint.origin === origin) return [{ ...checkpoint, where, signatures }];
      findings.add(where, `the checkpoint is of another log, ${checkpoint.origin}`);
    } catch (error) {
      if (!(error instanceof NoteRefused)) throw error;
      findings.add(where, `the checkpoint is refused: ${error.message}`);
    }
    return [];
  });
}
