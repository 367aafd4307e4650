import { Injectable } from '@nestjs/common';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Claim } from './delivery-claims.js';
import { DeliveryEnds } from '../outcome/delivery-ends.js';
import { DeliveryWaits } from '../outcome/delivery-waits.js';
import { isErased } from '../outcome/is-erased.js';
import { documentsOf } from '../planning/documents-of.js';
import { GiveBack } from './give-back.js';
import { OutboundPartners } from './outbound-partners.js';
import type { NotReady } from './ready-delivery.js';

const A_MOMENT_MS = 1_000;
const UNREADABLE_WAIT_MS = 30_000;

type Held = Extract<NotReady, { notYet: 'held' }>;

/** Gives a claimed delivery back without an attempt, for the reason why none can be made now. */
@Injectable()
export class StandDown {
  constructor(
    private readonly giveBack: GiveBack,
    private readonly waits: DeliveryWaits,
    private readonly ends: DeliveryEnds,
    private readonly partners: OutboundPartners,
    private readonly clock: Clock,
  ) {}

  run(claim: Claim, notReady: NotReady): Promise<void> {
    switch (notReady.notYet) {
      case 'erased':
        return this.ifErased(claim);
      case 'held':
        return this.hold(claim, notReady);
      case 'unreadable':
        return this.putOff(claim, UNREADABLE_WAIT_MS);
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
    return this.putOff(claim, A_MOMENT_MS);
  }

  /** Looks once more while nobody can mend it: whatever was mended a moment ago has released what was held then. */
  private hold(claim: Claim, { reason, dueAt }: Held): Promise<void> {
    return this.giveBack.runBesideConnection(claim, async (tx, by, delivery) => {
      if (await this.isMended(tx, claim, reason)) delivery.postpone(null, this.in(A_MOMENT_MS));
      else await this.waits.hold(tx, by, delivery, reason, undefined, dueAt);
    });
  }

  private async isMended(tx: Tx, claim: Claim, reason: Reason): Promise<boolean> {
    if (reason === 'awaiting_documents') {
      const uploaded = await documentsOf(tx, [claim.applicationId]);
      return (uploaded.get(claim.applicationId) ?? 0) >= (claim.documentsExpected ?? 0);
    }
    const [destination] = (await this.partners.of(claim.partner)?.route.destinations(tx, [claim])) ?? [];
    return typeof destination === 'object';
  }

  private putOff(claim: Claim, ms: number): Promise<void> {
    return this.giveBack.run(claim, (_tx, _by, delivery) => delivery.postpone(null, this.in(ms)));
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
