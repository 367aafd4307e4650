import { parseJobReference } from '@andock/personio-client';

/** What is wrong with a line before any job is looked for. */
export type LineProblem = 'not_two_values' | 'not_a_number' | 'foreign_host';

/** One line of a sheet: a job of ours and its place in Personio. */
export interface PastedLine {
  /** Counts from 1, empty lines included, as the person sees them. */
  readonly line: number;
  /** The job as it was named; the whole line where it has no two values. */
  readonly job: string;
  readonly reference: { readonly positionId: string; readonly host: string | null } | LineProblem;
}

/** The first that is found in a line separates its values; titles may hold the others. */
const SEPARATORS = ['\t', ';', ','];

/** Reads lines as they come out of a sheet, each a job and its number or link; empty lines are left out. */
export function readPastedLines(text: string): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, ...readLine(line) }]));
}

function readLine(line: string): Omit<PastedLine, 'line'> {
  const separator = SEPARATORS.find((one) => line.includes(one));
  const end = separator === undefined ? -1 : line.trimEnd().lastIndexOf(separator);
  const job = cell(line.slice(0, Math.max(end, 0)));
  if (job === '') return { job: line.trim(), reference: 'not_two_values' };
  const reference = parseJobReference(cell(line.slice(end + 1)));
  if (!('problem' in reference)) return { job, reference };
  return { job, reference: reference.problem === 'foreign-host' ? 'foreign_host' : 'not_a_number' };
}

/** A cell without the quotes that a sheet puts around it. */
const cell = (text: string): string => {
  const trimmed = text.trim();
  const quoted = /^"(.*)"$/s.exec(trimmed)?.[1];
  return (quoted === undefined ? trimmed : quoted.replaceAll('""', '"')).trim();
};
