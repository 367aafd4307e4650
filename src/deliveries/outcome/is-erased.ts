import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';

/** Whether what a candidate wrote is gone, so that there is nothing to deliver any more. */
export async function isErased(tx: Tx, applicationId: string): Promise<boolean> {
  const sql = 'select 1 from application where id = $1 and erased_at is not null';
  return (await runSql<object>(tx, sql, [applicationId])).length > 0;
}
