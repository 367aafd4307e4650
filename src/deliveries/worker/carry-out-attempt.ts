import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Outcome, Passage } from '../../connections/public/connector.js';
import { Clock } from '../../platform/database/clock.js';
import { traced } from '../../platform/telemetry/traced.js';
import { Attempts, LeaseLost } from './attempts.js';
import type { Claim } from './delivery-claims.js';
import { RATE_LIMIT_PAUSE_MS } from '../outcome/delivery-waits.js';
import type { Experience } from './experience.js';
import { Failpoints } from '../../platform/queue/failpoints.js';
import type { Lease } from './leases.js';
import { PartnerBudget } from '../public/partner-budget.js';
import type { Ready } from './ready-delivery.js';
import { RecordOutcome } from '../outcome/record-outcome.use-case.js';
import { untilDatabaseAnswers } from './until-database-answers.js';

/** Calls the partner for an attempt that is written down, and writes down what came of it. */
@Injectable()
export class CarryOutAttempt {
  private readonly logger = new Logger(CarryOutAttempt.name);

  constructor(
    private readonly attempts: Attempts,
    private readonly record: RecordOutcome,
    private readonly budget: PartnerBudget,
    private readonly failpoints: Failpoints,
    private readonly clock: Clock,
  ) {}

  async run(claim: Claim, lease: Lease, ready: Ready, id: string): Promise<Experience> {
    const { connector, parcel, credentials, destination } = ready;
    let announced = false;
    let outcome: Outcome | undefined;
    const pay = this.paying(ready, lease.signal);
    const passage: Passage = {
      document: pay,
      application: async () => {
        await pay();
        if (parcel.documents.length > 0) await this.attempts.announce(claim, id);
        if (lease.isOverdue()) throw new LeaseLost();
        announced = true;
      },
    };
    try {
      outcome = await traced('delivery.attempt', { 'andock.partner': ready.partner }, () =>
        connector.deliver(parcel, credentials, lease.signal, passage),
      );
    } catch (error) {
      if (!(error instanceof LeaseLost)) this.logger.error(error, `Delivery ${claim.deliveryId}`);
    }
    this.failpoints.reach('delivery.after-call');
    const made = { id, destination, announced, outcome, documents: parcel.documents.length };
    await untilDatabaseAnswers(() => this.record.run(claim, made));
    this.failpoints.reach('delivery.after-commit');
    return outcome?.kind === 'rate-limited' ? this.rest(ready, outcome.retryAfterMs) : experienceOf(outcome);
  }

  /** Calls beyond what was taken before the attempt are taken one by one, each as soon as there is room for it. */
  private paying({ partner, destination, callsTaken, callsPerMinute }: Ready, signal: AbortSignal) {
    let left = callsTaken;
    return async (): Promise<void> => {
      if (left-- > 0) return;
      for (;;) {
        const until = await this.budget.take({ partner, company: destination.company }, 1, callsPerMinute);
        if (!until) return;
        await setTimeout(Math.max(0, until.getTime() - this.clock.now().getTime()), undefined, { signal });
      }
    };
  }

  private async rest({ partner, destination }: Ready, retryAfterMs: number | null): Promise<Experience> {
    const pausedUntil = new Date(this.clock.now().getTime() + (retryAfterMs ?? RATE_LIMIT_PAUSE_MS));
    await this.budget.pause({ partner, company: destination.company }, pausedUntil);
    return { answered: true, pausedUntil };
  }
}

const experienceOf = (outcome: Outcome | undefined): Experience =>
  outcome ? { answered: outcome.kind !== 'failed' } : {};
