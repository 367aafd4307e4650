import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import type { Outcome } from '../../connections/public/connector.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { type AttemptEnd, Attempts } from '../worker/attempts.js';
import { type Decision, decide, type Known, type Undecided } from './decision.js';
import type { Claim } from '../worker/delivery-claims.js';
import { Delivery } from '../delivery.entity.js';
import { DeliveryEnds } from './delivery-ends.js';
import { DeliverySteps } from './delivery-steps.js';
import { documentsOf } from '../planning/documents-of.js';
import { unlessErased } from './unless-erased.js';
import { RecordArrivals } from './record-arrivals.use-case.js';
import type { Destination } from '../public/delivery-route.js';

/** An attempt that was made, and what came of it; no outcome when we could not carry it through ourselves. */
export interface AttemptMade {
  readonly id: string;
  readonly destination: Destination;
  /** Bytes of the application may have left. */
  readonly announced: boolean;
  readonly outcome: Outcome | undefined;
  /** How many documents went along. */
  readonly documents: number;
}

/** Writes down what an attempt has led to, and takes the delivery's next step. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly steps: DeliverySteps,
    private readonly ends: DeliveryEnds,
    private readonly arrivals: RecordArrivals,
  ) {}

  /** Once the lease is lost only one answer still counts: that the partner has the application. */
  run(claim: Claim, made: AttemptMade): Promise<void> {
    const { id: attemptId, outcome, documents } = made;
    if (!isUndecided(outcome))
      return this.arrivals.run({ claim, attemptId, exchanges: outcome.exchanges, documents });
    return this.transactions.run(async (tx) => {
      const by = system('deliveries', claim.organisationId);
      const delivery = await tx.findOneOrFail(
        Delivery,
        { id: claim.deliveryId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      await this.attempts.finish(tx, [endOf(made)]);
      if (!delivery.isLeasedBy(claim.leaseToken)) return;
      await this.steps.take(tx, by, delivery, await this.decisionOn(tx, delivery, { ...made, outcome }));
      if (delivery.state !== 'delivered') return;
      const { applicationId } = delivery;
      if (((await documentsOf(tx, [applicationId])).get(applicationId) ?? 0) > documents)
        await this.ends.documentLeftBehind(tx, by, delivery);
    });
  }

  private async decisionOn(
    tx: Tx,
    delivery: Delivery,
    { id, destination, announced, outcome }: AttemptMade & { readonly outcome: Undecided | undefined },
  ): Promise<Decision> {
    const facts = outcome?.kind === 'refused' ? await known(tx, delivery, id, destination) : NOTHING_KNOWN;
    const decision: Decision = outcome
      ? decide(outcome, facts)
      : { step: 'fail', reason: null, ambiguous: announced, words: NO_WORDS, atOnce: false };
    return unlessErased(tx, delivery, decision);
  }
}

const isUndecided = (outcome: Outcome | undefined): outcome is Undecided | undefined =>
  outcome?.kind !== 'delivered' || outcome.evidence === 'presumed';

const NO_WORDS = { field: null, partnerWords: null };
const NOTHING_KNOWN: Known = { ownAmbiguous: false, otherArrived: false, credentialIsCurrent: true };

/** An attempt of nobody (without a lease) stands for what a restored database does not know: its place counts as well. */
async function known(
  tx: Tx,
  delivery: Delivery,
  attemptId: string,
  { credentialVersion }: Destination,
): Promise<Known> {
  const [row] = await runSql<Known>(
    tx,
    `with place as (
       select $1::bytea as key
       union select dedupe_key from attempt
       where delivery_id = $2 and lease_token = '00000000-0000-0000-0000-000000000000'
     )
     select
       exists (select 1 from attempt where delivery_id = $2 and id <> $3 and ambiguous
               and dedupe_key in (select key from place)) as "ownAmbiguous",
       exists (select 1 from attempt where dedupe_key in (select key from place) and delivery_id <> $2
               and (ambiguous or outcome = 'delivered')) as "otherArrived",
       exists (select 1 from credential where connection_id = $4 and version = $5 and state = 'current')
         as "credentialIsCurrent"`,
    [delivery.dedupeKey, delivery.id, attemptId, delivery.connectionId, credentialVersion],
  );
  return row ?? NOTHING_KNOWN;
}

function endOf({ id, announced, outcome }: AttemptMade): AttemptEnd {
  if (!outcome) return { id, outcome: 'failed', reason: null, ambiguous: announced, exchanges: [] };
  const { kind, exchanges } = outcome;
  switch (kind) {
    case 'delivered':
      return { id, outcome: kind, reason: null, ambiguous: false, exchanges };
    case 'rate-limited':
      return { id, outcome: kind, reason: 'rate_limited', ambiguous: false, exchanges };
    case 'refused':
      return { id, outcome: kind, reason: outcome.reason, ambiguous: false, exchanges };
    case 'failed':
      return { id, outcome: kind, reason: outcome.reason, ambiguous: outcome.ambiguous, exchanges };
  }
}
