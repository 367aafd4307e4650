import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import type { Claim } from './delivery-claims.js';
import { Delivery } from '../delivery.entity.js';

/** Takes a claimed delivery out of a worker's hands without an attempt. */
@Injectable()
export class GiveBack {
  constructor(private readonly transactions: Transactions) {}

  /** Makes the change if the worker still has the delivery. */
  run(
    { deliveryId, leaseToken, organisationId }: Claim,
    change: (tx: Tx, by: Actor, delivery: Delivery) => Promise<void> | void,
  ) {
    return this.transactions.run(async (tx) => {
      const delivery = await tx.findOneOrFail(
        Delivery,
        { id: deliveryId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (delivery.isLeasedBy(leaseToken)) await change(tx, system('deliveries', organisationId), delivery);
    });
  }
}
