import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';

const HASH_BYTES = 32;
const LEAVES_AT_ONCE = 16_384;

/** The leaf hashes of a log from `from` up to, not including, `to`, in order; throws where one is missing. */
export async function* leafHashes(
  em: EntityManager,
  logId: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let start = from; start < to; start += LEAVES_AT_ONCE) {
    const end = Math.min(to, start + LEAVES_AT_ONCE);
    const [row] = await runSql<{ hashes: Buffer | null }>(
      em,
      `select string_agg(leaf_hash, ''::bytea order by seq) as hashes
         from audit_leaf where log_id = $1 and seq >= $2 and seq < $3`,
      [logId, start, end],
    );
    const hashes = row?.hashes ?? Buffer.alloc(0);
    if (hashes.length !== (end - start) * HASH_BYTES) throw new LeavesMissing(logId, start, end);
    for (let at = 0; at < hashes.length; at += HASH_BYTES) yield hashes.subarray(at, at + HASH_BYTES);
  }
}

/** A sealed log does not hold all of its leaves any more. */
export class LeavesMissing extends Error {
  constructor(logId: string, from: number, to: number) {
    super(`Leaves are missing from the log ${logId} between ${from} and ${to}.`);
  }
}
