import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';

/** Who gives a job this external id comes one after the other until the transaction ends, also while no row has it. */
export async function lockExternalId(tx: Tx, organisationId: string, externalId: string): Promise<void> {
  await runSql(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `job:${organisationId}:${externalId}`,
  ]);
}
