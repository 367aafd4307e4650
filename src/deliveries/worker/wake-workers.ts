import type { Tx } from '../../platform/database/transactions.js';

/** The channel on which workers listen. */
export const DELIVERY_DUE = 'delivery_due';

/** Tells the workers of all replicas, once this transaction commits, that a delivery is due. */
export async function wakeWorkers(tx: Tx): Promise<void> {
  await tx.execute('select pg_notify(?, ?)', [DELIVERY_DUE, '']);
}
