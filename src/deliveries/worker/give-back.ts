import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import type { Claim } from './delivery-claims.js';
import { Delivery } from '../delivery.entity.js';

type Change = (tx: Tx, by: Actor, delivery: Delivery) => Promise<void> | void;

/** Takes a claimed delivery out of a worker's hands without an attempt. */
@Injectable()
export class GiveBack {
  constructor(private readonly transactions: Transactions) {}

  /** Makes the change if the worker still has the delivery. */
  run(claim: Claim, change: Change): Promise<void> {
    return this.transactions.run((tx) => this.changed(tx, claim, change));
  }

  /** The same while nobody changes anything about its connection. */
  runBesideConnection(claim: Claim, change: Change): Promise<void> {
    return this.transactions.run(async (tx) => {
      await runSql(tx, 'select 1 from connection where id = $1 for share', [claim.connectionId]);
      await this.changed(tx, claim, change);
    });
  }

  private async changed(
    tx: Tx,
    { deliveryId, leaseToken, organisationId }: Claim,
    change: Change,
  ): Promise<void> {
    const delivery = await tx.findOneOrFail(
      Delivery,
      { id: deliveryId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (delivery.isLeasedBy(leaseToken)) await change(tx, system('deliveries', organisationId), delivery);
  }
}
