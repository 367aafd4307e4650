import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/database/clock.js';
import type { Claim } from './delivery-claims.js';
import { DeliveryEnds } from '../outcome/delivery-ends.js';
import { DeliveryWaits } from '../outcome/delivery-waits.js';
import { isErased } from '../outcome/is-erased.js';
import { GiveBack } from './give-back.js';
import type { NotReady } from './ready-delivery.js';

const SAME_PERSON_WAIT_MS = 1_000;

/** Gives a claimed delivery back without an attempt, for the reason why none can be made now. */
@Injectable()
export class StandDown {
  constructor(
    private readonly giveBack: GiveBack,
    private readonly waits: DeliveryWaits,
    private readonly ends: DeliveryEnds,
    private readonly clock: Clock,
  ) {}

  run(claim: Claim, notReady: NotReady): Promise<void> {
    switch (notReady.notYet) {
      case 'erased':
        return this.ifErased(claim);
      case 'held':
        return this.giveBack.run(claim, (tx, by, delivery) =>
          this.waits.hold(tx, by, delivery, notReady.reason, undefined, notReady.dueAt),
        );
      case 'no-budget':
        // It keeps its place among the due ones; until there is room again, its whole connection is left alone.
        return this.giveBack.run(claim, (_tx, _by, delivery) =>
          delivery.postpone('rate_limited', delivery.dueAt),
        );
    }
  }

  /** Cancels it if its application is gone; else it is somebody else's now. */
  ifErased(claim: Claim): Promise<void> {
    return this.giveBack.run(claim, async (tx, by, delivery) => {
      if (await isErased(tx, delivery.applicationId)) await this.ends.cancelled(tx, by, delivery);
    });
  }

  /** Another application of the same person to the same job goes first. */
  behindSamePerson(claim: Claim): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + SAME_PERSON_WAIT_MS);
    return this.giveBack.run(claim, (_tx, _by, delivery) => delivery.postpone(null, dueAt));
  }
}
