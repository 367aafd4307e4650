import type { BundleRow } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../../platform/database/run-sql.js';
import { chosenBy } from './chosen-by.js';
import type { ExportOrder } from '../export-order.js';

const LEAVES_AT_ONCE = 10_000;

/** Consecutive sequence numbers, the last one included. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

/** The smallest unbroken range that holds all events of a period that a filter chooses, below a size; none without events. */
export async function rangeOf(
  em: EntityManager,
  { logId, from, to, filter }: Pick<ExportOrder, 'logId' | 'from' | 'to' | 'filter'>,
  size: number,
): Promise<SeqRange | undefined> {
  const { sql, parameters } = chosenBy(filter, [logId, from, to, size]);
  const [row] = await runSql<{ first: string | null; last: string | null }>(
    em,
    `select min(leaf.seq) as first, max(leaf.seq) as last
       from audit_leaf leaf ${filter ? `join audit_event event on event.id = leaf.event_id and event.at = leaf.at and ${sql}` : ''}
      where leaf.log_id = $1 and leaf.at >= $2 and leaf.at < $3 and leaf.seq < $4`,
    parameters,
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
