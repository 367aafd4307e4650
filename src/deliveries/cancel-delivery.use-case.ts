import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import { NothingToCancel } from './deliveries.errors.js';
import { DeliveryEnds } from './outcome/delivery-ends.js';
import { visibleTo } from './visible-to.js';

/** A person does not want a waiting delivery to go out any more; it can still be delivered later. */
@Injectable()
export class CancelDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly ends: DeliveryEnds,
  ) {}

  /** Refuses with `DeliveryNotFound` and `NothingToCancel`. */
  run(by: Actor, deliveryId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const delivery = await visibleTo(tx, by, deliveryId);
      if (delivery.state !== 'held' && delivery.state !== 'queued') throw new NothingToCancel();
      await this.ends.cancelled(tx, by, delivery);
    });
  }
}
