import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';

/** How many documents an application has. */
export async function documentsOf(tx: Tx, applicationId: string): Promise<number> {
  const [row] = await runSql<{ count: number }>(
    tx,
    'select count(*)::integer as count from document where application_id = $1',
    [applicationId],
  );
  return row?.count ?? 0;
}
