import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Decision } from './decision.js';
import type { Delivery } from '../delivery.entity.js';
import { DeliveryEnds } from './delivery-ends.js';
import { DeliveryWaits } from './delivery-waits.js';
import { retryDelay } from './retry-delay.js';

type Failure = Extract<Decision, { step: 'fail' }>;

/** Takes the step that was decided: it ends, or it waits. */
@Injectable()
export class DeliverySteps {
  constructor(
    private readonly ends: DeliveryEnds,
    private readonly waits: DeliveryWaits,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  take(tx: Tx, by: Actor, delivery: Delivery, decision: Decision): Promise<void> {
    switch (decision.step) {
      case 'presume':
        return this.ends.presumed(tx, by, delivery);
      case 'end':
        return this.ends.undeliverable(tx, by, delivery, decision.reason, decision.words);
      case 'cancel':
        return this.ends.cancelled(tx, by, delivery, decision.ambiguous);
      case 'hold':
        return this.waits.hold(tx, by, delivery, decision.reason, decision.words);
      case 'repair':
        return this.waits.forRepair(tx, by, delivery, decision.reason, decision.words);
      case 'again':
        return this.waits.forNothing(tx, by, delivery);
      case 'wait':
        return this.waits.forPartner(tx, by, delivery, decision.retryAfterMs);
      case 'fail':
        return this.fail(tx, by, delivery, decision);
    }
  }

  /** Tried again after the wait that the table of retries has for it, until the table ends. */
  private async fail(
    tx: Tx,
    by: Actor,
    delivery: Delivery,
    { reason, ambiguous, words, atOnce }: Failure,
  ): Promise<void> {
    const now = this.clock.now();
    const delay = retryDelay(delivery.attemptsMade + 1, this.config.retryScale, Math.random());
    const nextAt = delay === undefined ? undefined : new Date(now.getTime() + (atOnce ? 0 : delay));
    delivery.fail(reason, ambiguous, nextAt, now, words);
    if (delivery.state === 'queued') return this.waits.postponed(tx, by, delivery, reason ?? 'interrupted');
    await this.ends.endedAndTold(tx, by, delivery);
  }
}
