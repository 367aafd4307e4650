/** Puts signed notes into one text, a blank line between them. */
export function joinNotes(notes: readonly string[]): string {
  return notes.join('\n');
}

/** Takes apart what `joinNotes` made: each note with the line it begins on, from 1. */
export function splitNotes(text: string): { note: string; line: number }[] {
  const notes: { note: string; line: number }[] = [];
  let line = 1;
  for (const note of text.split(/(?<=\n)\n(?!— )/u)) {
    notes.push({ note, line });
    line += note.split('\n').length;
  }
  return notes;
}
