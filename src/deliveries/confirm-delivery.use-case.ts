import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { visibleTo } from './visible-to.js';

/** A person has looked at the partner: what was presumed has arrived there, and the retention rule goes on. */
@Injectable()
export class ConfirmDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `DeliveryNotFound` and `NothingToConfirm`. */
  run(by: Actor, deliveryId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const delivery = await visibleTo(tx, by, deliveryId);
      delivery.confirm(this.clock.now());
      await tx.flush();
      const { id: targetId, partner, applicationId, organisationId } = delivery;
      const facts = { partner, applicationId };
      await this.audit.recordAll(tx, by, [{ action: 'delivery.confirmed', targetId, facts, organisationId }]);
    });
  }
}
