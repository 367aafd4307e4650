import type { EntityManager } from '@mikro-orm/postgresql';
import { type BundleRow, countLines, type ShownLines } from '@andock/tamper-log';
import { isUnstorableText } from '../../../platform/database/database-errors.js';
import { runSql } from '../../../platform/database/run-sql.js';
import { chosenBy } from './chosen-by.js';
import type { ExportOrder } from '../export-order.js';
import { AS_BYTES, AS_TEXT, chosenStretches, wholePage } from './line-sql.js';
import type { SeqRange } from './log-rows.js';

const EVENTS_AT_ONCE = 2_000;
/** Pages that the database is at work on while one is written. */
const PAGES_AHEAD = 2;

/** Lines of an export, and which of their events did not happen in the period but were sealed among its events. */
export interface ExportedLines extends ShownLines {
  readonly bytes: Buffer;
  readonly stragglers: readonly number[];
}

/** A part of the log as an export has it: lines, or leaves that it proves around. */
export type ExportedPart = ExportedLines | { readonly last: number; readonly leaves: readonly BundleRow[] };

interface Stretch {
  readonly first: string;
  readonly last: string;
  readonly events: number;
  readonly dropped: number;
  readonly stragglers: string[] | null;
  readonly lines: string | Buffer | null;
  readonly leaves?: Buffer[] | null;
}

/** What an export has of a range, a page at a time, in order; the next ones are read while this one is used. */
export async function* exportedParts(
  em: EntityManager,
  { logId, from, to, filter }: Pick<ExportOrder, 'logId' | 'from' | 'to' | 'filter'>,
  { first, last }: SeqRange,
): AsyncGenerator<ExportedPart> {
  const read = (start: number) => {
    const page = [logId, start, Math.min(last + 1, start + EVENTS_AT_ONCE), from, to];
    const { sql, parameters } = chosenBy(filter, page);
    return readPage(
      em,
      (spelling) => (filter ? chosenStretches(spelling, sql) : wholePage(spelling)),
      parameters,
    );
  };
  const ahead: Promise<ExportedPart[]>[] = [];
  let unread = first;
  while (unread <= last || ahead.length > 0) {
    while (unread <= last && ahead.length < PAGES_AHEAD) {
      const page = read(unread);
      page.catch(() => undefined);
      ahead.push(page);
      unread += EVENTS_AT_ONCE;
    }
    yield* (await ahead.shift()) ?? [];
  }
}

/** A body that somebody changed need not be one line of text; its page is read byte by byte. */
async function readPage(
  em: EntityManager,
  sqlOf: (spelling: typeof AS_TEXT) => string,
  parameters: unknown[],
): Promise<ExportedPart[]> {
  try {
    const stretches = await runSql<Stretch>(em, sqlOf(AS_TEXT), parameters);
    const parts = stretches.map(partOf);
    if (parts.every((part) => 'leaves' in part || hasOneLineEach(part))) return parts;
  } catch (error) {
    if (!isUnstorableText(error)) throw error;
  }
  return (await runSql<Stretch>(em, sqlOf(AS_BYTES), parameters)).map(partOf);
}

function partOf({ first, last, events, dropped, stragglers, lines, leaves }: Stretch): ExportedPart {
  const place = { first: Number(first), last: Number(last) };
  if (leaves) return { ...place, leaves: leaves.map((leaf, at) => ({ seq: place.first + at, leaf })) };
  const bytes = typeof lines === 'string' ? Buffer.from(lines) : (lines ?? Buffer.alloc(0));
  return { ...place, counts: { events, dropped }, stragglers: (stragglers ?? []).map(Number), bytes };
}

const hasOneLineEach = ({ bytes, counts }: ExportedLines): boolean =>
  countLines(bytes) === counts.events + counts.dropped;
