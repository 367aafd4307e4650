import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Attempts } from './attempts.js';
import { Delivery } from '../delivery.entity.js';
import { DeliverySteps } from '../outcome/delivery-steps.js';
import { unlessErased } from '../outcome/unless-erased.js';
import { wakeWorkers } from './wake-workers.js';

const NO_WORDS = { field: null, partnerWords: null };

/** Takes one delivery out of the hands of a worker that has gone silent. */
@Injectable()
export class RecoverDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly steps: DeliverySteps,
    private readonly clock: Clock,
  ) {}

  /** Closes what the worker has left behind, and queues the delivery at once. */
  run(deliveryId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      // A worker that stands still in mid-transaction keeps its locks: the others' deliveries do not wait for it.
      const delivery = await tx.findOne(
        Delivery,
        { id: deliveryId, state: 'delivering', leaseUntil: { $lt: this.clock.now() } },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      if (!delivery) return;
      const ambiguous = await this.attempts.interrupt(tx, deliveryId);
      const by = system('deliveries', delivery.organisationId);
      const again = { step: 'fail', reason: null, ambiguous, words: NO_WORDS, atOnce: true } as const;
      await this.steps.take(tx, by, delivery, await unlessErased(tx, delivery, again));
      await wakeWorkers(tx);
    });
  }
}
