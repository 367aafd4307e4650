import { parseVerifierKey, type SignerKey, type VerifierKey } from './note-key.js';
import { NoteRefused, openNote, signNote, type OpenedNote } from './signed-note.js';

const HEADER = 'andock-key-succession/v1';

/** The note by which a log's key hands over to its successor: it names the successor, and both sign it. */
export function signSuccession(predecessor: SignerKey, successor: SignerKey): string {
  return signNote(`${HEADER}\n${successor.text}\n`, [predecessor, successor]);
}

/** The successor that an opened note names; NoteRefused if the successor did not sign it. */
export function readSuccessor({ text, signatures }: OpenedNote): VerifierKey {
  const [header, named = '', end, ...more] = text.split('\n');
  if (header !== HEADER || end !== '' || more.length > 0) throw new NoteRefused('Not a succession of keys');
  const successor = parseVerifierKey(named);
  if (!signatures.some(({ key }) => key.text === successor.text))
    throw new NoteRefused('The successor did not sign');
  return successor;
}

/** Whether this is the note by which one key hands over to the other, signed by both. */
export function isSuccession(note: string, predecessor: VerifierKey, successor: VerifierKey): boolean {
  try {
    const opened = openNote(note, [predecessor, successor]);
    const bothSigned = new Set(opened.signatures.map(({ key }) => key.text)).size === 2;
    return bothSigned && readSuccessor(opened).text === successor.text;
  } catch (error) {
    if (error instanceof NoteRefused) return false;
    throw error;
  }
}
