import type { BundleRow } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';

const LEAVES_AT_ONCE = 10_000;

/** Consecutive sequence numbers, the last one included. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
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
