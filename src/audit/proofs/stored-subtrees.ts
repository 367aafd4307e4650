import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import { leafHashes } from '../sealing/leaf-hashes.js';
import type { SubtreeHashes } from './audit-path.js';

/** The hashes of a log's subtrees as far as they are stored without a gap, and of all its leaves. */
export function storedSubtrees(em: EntityManager, logId: string): SubtreeHashes {
  return async function* (level, first, end) {
    if (level === 0) return yield* leafHashes(em, logId, first, end);
    const rows = await runSql<{ place: string; hash: Buffer }>(
      em,
      `select place, hash from audit_subtree
        where log_id = $1 and level = $2 and place >= $3 and place < $4 order by place`,
      [logId, level, first, end],
    );
    for (const [at, { place, hash }] of rows.entries()) {
      if (Number(place) !== first + at) return;
      yield hash;
    }
  };
}
