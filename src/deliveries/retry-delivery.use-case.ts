import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { DeliveryNotFound } from './deliveries.errors.js';
import { Delivery } from './delivery.entity.js';
import { wakeWorkers } from './wake-workers.js';

/** A person or the operator's own system wants a delivery to be tried again. */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, deliveryId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const delivery = await visibleTo(tx, by, deliveryId);
      delivery.retry(this.clock.now());
      await tx.flush();
      const { id: targetId, partner, organisationId } = delivery;
      await this.audit.recordAll(tx, by, [
        { action: 'delivery.retried', targetId, facts: { partner }, organisationId },
      ]);
      await wakeWorkers(tx);
    });
  }
}

/** Staff that have not stepped into an organisation see those of all. */
async function visibleTo(tx: Tx, { organisationId }: Actor, id: string): Promise<Delivery> {
  const where = { id, ...(organisationId !== null && { organisationId }) };
  const delivery = await tx.findOne(Delivery, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!delivery) throw new DeliveryNotFound();
  return delivery;
}
