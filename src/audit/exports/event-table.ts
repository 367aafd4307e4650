import { type FileHandle, open } from 'node:fs/promises';
import { AUDIT_FACTS } from '../facts.js';
import { FIELDS } from './catalogue.js';
import { CSV_START, csvLine } from './csv.js';
import type { ExportedRow } from './log-rows.js';

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

  async add(rows: readonly ExportedRow[]): Promise<void> {
    const lines = rows.map((row) => {
      if (!row.isInside) this.stragglers.push(row.seq);
      if (!row.body) {
        this.dropped += 1;
        return this.file ? csvLine([row.seq]) : '';
      }
      const body = readBody(row.body);
      const action = body ? body.action : '';
      const known = Object.hasOwn(AUDIT_FACTS, action) ? action : '';
      this.counts.set(known, (this.counts.get(known) ?? 0) + 1);
      return this.file ? lineOf(row, body) : '';
    });
    await this.file?.writeFile(lines.join(''));
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** A body that somebody has changed may be anything; the verifier says so, the table shows what can be read. */
function readBody(bytes: Buffer): Body | null {
  try {
    const body = JSON.parse(bytes.toString('utf8')) as Partial<Body> | null;
    return body?.actor && body.target ? (body as Body) : null;
  } catch {
    return null;
  }
}

function lineOf({ seq, display, ip, userAgent }: ExportedRow, body: Body | null): string {
  if (!body) return csvLine([seq]);
  const { id, at, organisation, action, outcome, actor, target, facts, reason, request } = body;
  const { kind: actorKind, id: actorId } = actor;
  const told = [organisation, action, outcome, actorKind, actorId, display, target.kind, target.id];
  return csvLine([seq, id, at, ...told, JSON.stringify(facts), reason, request, ip, userAgent]);
}
