import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';

/** A leaf with the body that it was sealed over; null when the body is gone. */
export interface StoredLeaf {
  readonly seq: number;
  readonly hash: Buffer;
  readonly body: Buffer | null;
}

const LEAVES_AT_ONCE = 2_000;

/** The leaves of a log up to a size and none beyond, a page at a time, as they are stored: gaps show as gaps. */
export async function* readLeaves(
  em: EntityManager,
  logId: string,
  size: number,
): AsyncGenerator<StoredLeaf[]> {
  for (let start = 0; start < size; start += LEAVES_AT_ONCE) {
    const rows = await runSql<{ seq: string; leaf_hash: Buffer; body: Buffer | null }>(
      em,
      `select leaf.seq, leaf.leaf_hash, event.body
         from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
         left join lateral (select body from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
        order by leaf.seq`,
      [logId, start, Math.min(size, start + LEAVES_AT_ONCE)],
    );
    yield rows.map(({ seq, leaf_hash: hash, body }) => ({ seq: Number(seq), hash, body }));
  }
}
