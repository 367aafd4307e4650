import type { Tx } from '../../platform/database/transactions.js';
import type { Decision } from './decision.js';
import type { Delivery } from '../delivery.entity.js';
import { isErased } from './is-erased.js';

/** What would go on is cancelled when its application was erased meanwhile. */
export async function unlessErased(
  tx: Tx,
  { applicationId }: Delivery,
  decision: Decision,
): Promise<Decision> {
  const isOver = decision.step === 'presume' || decision.step === 'end';
  if (isOver || !(await isErased(tx, applicationId))) return decision;
  return { step: 'cancel', ambiguous: decision.step === 'fail' && decision.ambiguous };
}
