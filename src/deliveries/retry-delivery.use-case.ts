import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { NothingLeft } from './deliveries.errors.js';
import { isErased } from './outcome/is-erased.js';
import { visibleTo } from './visible-to.js';
import { wakeWorkers } from './worker/wake-workers.js';

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
      if (await isErased(tx, delivery.applicationId)) throw new NothingLeft();
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
