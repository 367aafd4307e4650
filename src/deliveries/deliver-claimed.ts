import { Injectable, Logger } from '@nestjs/common';
import type { Outcome } from '../connections/public/connector.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import { Attempts, LeaseLost, SamePersonUnderWay } from './attempts.js';
import type { Claim } from './delivery-claims.js';
import { DeliverySteps, RATE_LIMIT_PAUSE_MS } from './delivery-steps.js';
import { Failpoints } from './failpoints.js';
import { GiveBack } from './give-back.js';
import { PartnerBudget } from './public/partner-budget.js';
import { type NotReady, type Ready, ReadyDelivery } from './ready-delivery.js';
import { RecordOutcome } from './record-outcome.use-case.js';

/** What a delivery has shown about its connection. */
export interface Experience {
  /** Whether the partner answered; undefined when it was not called. */
  readonly answered?: boolean;
  /** The connection takes no more calls before this. */
  readonly pausedUntil?: Date;
}

const SAME_PERSON_WAIT_MS = 1_000;

/** Carries one claimed delivery through one attempt. */
@Injectable()
export class DeliverClaimed {
  private readonly logger = new Logger(DeliverClaimed.name);

  constructor(
    private readonly ready: ReadyDelivery,
    private readonly giveBack: GiveBack,
    private readonly attempts: Attempts,
    private readonly record: RecordOutcome,
    private readonly steps: DeliverySteps,
    private readonly budget: PartnerBudget,
    private readonly failpoints: Failpoints,
    private readonly clock: Clock,
  ) {}

  async run(claim: Claim, signal: AbortSignal): Promise<Experience> {
    const ready = await this.ready.of(claim.deliveryId);
    if ('notYet' in ready) return this.notYet(claim, ready);
    const attemptId = await this.begin(claim, ready);
    return attemptId === undefined ? {} : this.attempt(claim, ready, attemptId, signal);
  }

  private async begin(
    claim: Claim,
    { partner, destination, dedupeKey, parcel }: Ready,
  ): Promise<string | undefined> {
    this.failpoints.reach('delivery.before-attempt');
    const phase = parcel.documents.length > 0 ? 'documents' : 'application';
    try {
      const { credentialVersion } = destination;
      const id = await this.attempts.begin(claim, { partner, credentialVersion, dedupeKey, phase });
      this.failpoints.reach('delivery.after-attempt');
      return id;
    } catch (error) {
      if (error instanceof LeaseLost) await this.cancelIfErased(claim);
      else if (error instanceof SamePersonUnderWay) await this.standBack(claim);
      else throw error;
      return undefined;
    }
  }

  private async attempt(claim: Claim, ready: Ready, id: string, signal: AbortSignal): Promise<Experience> {
    const { connector, parcel, credentials, destination, partner } = ready;
    let announced = parcel.documents.length === 0;
    let outcome: Outcome | undefined;
    const aboutToSend = async () => {
      if (!announced) await this.attempts.announce(claim, id);
      announced = true;
    };
    try {
      outcome = await connector.deliver(parcel, credentials, signal, aboutToSend);
    } catch (error) {
      if (!(error instanceof LeaseLost)) this.logger.error(error, `Delivery ${claim.deliveryId}`);
      else await this.cancelIfErased(claim);
    }
    this.failpoints.reach('delivery.after-call');
    await this.record.run(claim, { id, destination, announced, outcome });
    this.failpoints.reach('delivery.after-commit');
    if (outcome?.kind === 'rate-limited') {
      const pausedUntil = new Date(
        this.clock.now().getTime() + (outcome.retryAfterMs ?? RATE_LIMIT_PAUSE_MS),
      );
      await this.budget.pause({ partner, company: destination.company }, pausedUntil);
      return { answered: true, pausedUntil };
    }
    return outcome ? { answered: outcome.kind !== 'failed' } : {};
  }

  private async notYet(claim: Claim, notReady: NotReady): Promise<Experience> {
    switch (notReady.notYet) {
      case 'erased':
        await this.cancelIfErased(claim);
        return {};
      case 'held':
        await this.giveBack.run(claim, (tx, by, delivery) =>
          this.steps.hold(tx, by, delivery, notReady.reason, undefined, notReady.dueAt),
        );
        return {};
      case 'no-budget':
        await this.giveBack.run(claim, (_tx, _by, delivery) =>
          delivery.postpone('rate_limited', notReady.until),
        );
        return { pausedUntil: notReady.until };
    }
  }

  private cancelIfErased(claim: Claim): Promise<void> {
    return this.giveBack.run(claim, async (tx, by, delivery) => {
      if (await isErased(tx, delivery.applicationId)) await this.steps.cancel(tx, by, delivery);
    });
  }

  private standBack(claim: Claim): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + SAME_PERSON_WAIT_MS);
    return this.giveBack.run(claim, (_tx, _by, delivery) => delivery.postpone(null, dueAt));
  }
}

async function isErased(tx: Tx, applicationId: string): Promise<boolean> {
  const sql = 'select 1 from application where id = $1 and erased_at is not null';
  return (await runSql<object>(tx, sql, [applicationId])).length > 0;
}
