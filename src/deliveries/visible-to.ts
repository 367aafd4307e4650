import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Tx } from '../platform/database/transactions.js';
import { DeliveryNotFound } from './deliveries.errors.js';
import { Delivery } from './delivery.entity.js';

/** A delivery for somebody to decide about, locked. Staff that have not stepped into an organisation see those of all. */
export async function visibleTo(tx: Tx, { organisationId }: Actor, id: string): Promise<Delivery> {
  const where = { id, ...(organisationId !== null && { organisationId }) };
  const delivery = await tx.findOne(Delivery, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!delivery) throw new DeliveryNotFound();
  return delivery;
}
