import { type BundleRow, canonicalEvent } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';

const LEAVES_AT_ONCE = 10_000;
const EVENTS_AT_ONCE = 2_000;

/** Consecutive sequence numbers, the last one included. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

/** An event as an export shows it. */
export interface ExportedRow extends BundleRow {
  readonly body: Buffer | null;
  readonly display: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Whether it happened in the period; a straggler was sealed among its events. */
  readonly isInside: boolean;
}

/** The smallest unbroken range that holds all events of a period, below a size; none without events. */
export async function rangeOf(
  em: EntityManager,
  { logId, from, to }: { logId: string; from: string; to: string },
  size: number,
): Promise<SeqRange | undefined> {
  const [row] = await runSql<{ first: string | null; last: string | null }>(
    em,
    'select min(seq) as first, max(seq) as last from audit_leaf where log_id = $1 and at >= $2 and at < $3 and seq < $4',
    [logId, from, to, size],
  );
  return row?.first && row.last ? { first: Number(row.first), last: Number(row.last) } : undefined;
}

/** Leaves that an export proves around but does not show; says what the table holds, gaps included. */
export async function* hiddenLeaves(
  em: EntityManager,
  logId: string,
  from: number,
  to: number,
): AsyncGenerator<BundleRow[]> {
  for (let start = from; start < to; start += LEAVES_AT_ONCE) {
    const rows = await runSql<{ seq: string; leaf_hash: Buffer }>(
      em,
      'select seq, leaf_hash from audit_leaf where log_id = $1 and seq >= $2 and seq < $3 order by seq',
      [logId, start, Math.min(to, start + LEAVES_AT_ONCE)],
    );
    yield rows.map(({ seq, leaf_hash: leaf }) => ({ seq: Number(seq), leaf }));
  }
}

interface Row {
  readonly seq: string;
  readonly leaf_hash: Buffer;
  readonly inside: boolean;
  readonly body: Buffer | null;
  readonly salt: Buffer | null;
  readonly display: string | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

const EXPORTED_ROWS = `
  select leaf.seq, leaf.leaf_hash, leaf.at >= $4 and leaf.at < $5 as inside, event.body,
         identity.salt, identity.display, identity.ip, identity.user_agent
    from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
    left join lateral (select body from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
    left join lateral (select * from audit_identity where event_id = leaf.event_id limit 1) identity on true
   order by leaf.seq`;

/** The events of a range, a page at a time. */
export async function* exportedRows(
  em: EntityManager,
  { logId, from, to }: { logId: string; from: string; to: string },
  { first, last }: SeqRange,
): AsyncGenerator<ExportedRow[]> {
  for (let start = first; start <= last; start += EVENTS_AT_ONCE) {
    const end = Math.min(last + 1, start + EVENTS_AT_ONCE);
    const rows = await runSql<Row>(em, EXPORTED_ROWS, [logId, start, end, from, to]);
    yield rows.map(exportedRow);
  }
}

function exportedRow(row: Row): ExportedRow {
  const { display, ip, user_agent: userAgent, salt } = row;
  return {
    seq: Number(row.seq),
    leaf: row.leaf_hash,
    body: row.body,
    ...(salt && { person: { salt, values: canonicalEvent({ display, ip, userAgent }) } }),
    display,
    ip,
    userAgent,
    isInside: row.inside,
  };
}
