import { type FileHandle, open } from 'node:fs/promises';
import { AUDIT_FACTS } from '../../facts.js';
import { FIELDS } from './catalogue.js';
import { CSV_START, csvLine } from './csv.js';
import type { ExportedLines } from './exported-parts.js';

const NEWLINE = 0x0a;
const EVENT = Buffer.from(',"event":');
const ACTION = Buffer.from('{"action":"');
const SEQ = /^\{"seq":(\d+)/;

interface Body {
  readonly id: string;
  readonly at: string;
  readonly organisation: string | null;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly outcome: string;
  readonly facts: object;
  readonly reason: string | null;
  readonly request: string | null;
}

interface Line {
  readonly event?: Body | null;
  readonly person?: { readonly values: Record<'display' | 'ip' | 'userAgent', string | null> };
}

/** Counts what an export shows, and writes it as a table beside the proof when that is asked for. */
export class EventTable {
  readonly counts = new Map<string, number>();
  readonly stragglers: number[] = [];
  /** Events that are shown without their text, which the retention rule has dropped. */
  dropped = 0;

  private constructor(private readonly file: FileHandle | null) {}

  static async open(path: string | null): Promise<EventTable> {
    const file = path === null ? null : await open(path, 'wx');
    await file?.writeFile(CSV_START + csvLine(Object.keys(FIELDS)));
    return new EventTable(file);
  }

  async add({ bytes, counts, stragglers }: ExportedLines): Promise<void> {
    this.stragglers.push(...stragglers);
    this.dropped += counts.dropped;
    const rows: string[] = [];
    for (const line of linesIn(bytes)) {
      const action = actionIn(line);
      if (action !== undefined) this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
      if (this.file) rows.push(rowOf(line));
    }
    await this.file?.writeFile(rows.join(''));
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

function* linesIn(bytes: Buffer): Generator<Buffer> {
  for (let from = 0, to = 0; to < bytes.length; from = to + 1) {
    const end = bytes.indexOf(NEWLINE, from);
    to = end < 0 ? bytes.length : end;
    yield bytes.subarray(from, to);
  }
}

/** The action stands first in an event; empty for one that the hub does not know, nothing for an event whose body is gone. */
function actionIn(line: Buffer): string | undefined {
  const event = line.indexOf(EVENT);
  if (event < 0) return undefined;
  const from = event + EVENT.length;
  if (!line.subarray(from, from + ACTION.length).equals(ACTION)) return '';
  const action = line.toString('latin1', from + ACTION.length, line.indexOf('"', from + ACTION.length));
  return Object.hasOwn(AUDIT_FACTS, action) ? action : '';
}

/** A body that somebody has changed may be anything; the verifier says so, the table shows what can be read. */
function rowOf(line: Buffer): string {
  const text = line.toString('utf8');
  const { event, person } = readLine(text);
  const [, seq = ''] = SEQ.exec(text) ?? [];
  if (!event?.actor || !event.target) return csvLine([seq]);
  const { id, at, organisation, action, outcome, actor, target, facts, reason, request } = event;
  const { display = null, ip = null, userAgent = null } = person?.values ?? {};
  const told = [organisation, action, outcome, actor.kind, actor.id, display, target.kind, target.id];
  return csvLine([seq, id, at, ...told, facts, reason, request, ip, userAgent].map(toldAs));
}

const toldAs = (value: unknown): string | null =>
  value === null || typeof value === 'string' ? value : (JSON.stringify(value) ?? null);

function readLine(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return {};
  }
}
