import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';

/** How many documents applications have; one that is not named has none. */
export async function documentsOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await runSql<{ applicationId: string; count: number }>(
    tx,
    `select application_id as "applicationId", count(*)::integer as count
     from document where application_id = any($1::uuid[]) group by application_id`,
    [applicationIds],
  );
  return new Map(rows.map(({ applicationId, count }) => [applicationId, count]));
}
