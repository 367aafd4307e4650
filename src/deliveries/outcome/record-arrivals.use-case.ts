import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import type { Exchange } from '../../connections/public/connector.js';
import { Gathering } from '../../platform/database/gathering.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Attempts } from '../worker/attempts.js';
import type { Claim } from '../worker/delivery-claims.js';
import { Delivery } from '../delivery.entity.js';
import { DeliveryEnds } from './delivery-ends.js';
import { documentsOf } from '../planning/documents-of.js';

/** An application that the partner said it has. */
export interface Arrival {
  readonly claim: Claim;
  readonly attemptId: string;
  readonly exchanges: readonly Exchange[];
  /** How many documents went along. */
  readonly documents: number;
}

const MOST_AT_ONCE = 128;

/** Writes down what partners have taken; what they took at the same time goes into one transaction. */
@Injectable()
export class RecordArrivals {
  private readonly gathering = new Gathering<Arrival, void>(MOST_AT_ONCE, (arrivals) =>
    this.transactions.run((tx) => this.all(tx, arrivals)),
  );

  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly ends: DeliveryEnds,
  ) {}

  /** This answer counts whoever has the delivery by now. */
  run(arrival: Arrival): Promise<void> {
    return this.gathering.ask(arrival);
  }

  private async all(tx: Tx, arrivals: readonly Arrival[]): Promise<void[]> {
    const of = new Map(arrivals.map((arrival) => [arrival.claim.deliveryId, arrival]));
    // Deliveries before attempts, in the order in which recovery locks them.
    const arrived = await this.ends.acknowledged(tx, [...of.keys()]);
    await this.attempts.finish(
      tx,
      arrivals.map(({ attemptId: id, exchanges }) => ({
        ...{ id, exchanges },
        ...{ outcome: 'delivered', reason: null, ambiguous: false },
      })),
    );
    if (arrived.length === 0) return [];
    const documents = await documentsOf(
      tx,
      arrived.map(({ applicationId }) => applicationId),
    );
    for (const { id, applicationId, organisationId } of arrived) {
      if ((documents.get(applicationId) ?? 0) <= (of.get(id)?.documents ?? 0)) continue;
      const delivery = await tx.findOneOrFail(Delivery, { id });
      await this.ends.documentLeftBehind(tx, system('deliveries', organisationId), delivery);
    }
    return [];
  }
}
