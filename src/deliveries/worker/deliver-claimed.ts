import { Injectable, Logger } from '@nestjs/common';
import { Attempts, LeaseLost, SamePersonUnderWay } from './attempts.js';
import { CarryOutAttempt } from './carry-out-attempt.js';
import type { Claim } from './delivery-claims.js';
import { Failpoints } from '../../platform/queue/failpoints.js';
import type { Lease } from './leases.js';
import { type NotReady, type Ready, ReadyDelivery } from './ready-delivery.js';
import { StandDown } from './stand-down.js';
import type { Experience } from './experience.js';

/** Carries one claimed delivery through one attempt. */
@Injectable()
export class DeliverClaimed {
  private readonly logger = new Logger(DeliverClaimed.name);

  constructor(
    private readonly ready: ReadyDelivery,
    private readonly standDown: StandDown,
    private readonly attempts: Attempts,
    private readonly attempt: CarryOutAttempt,
    private readonly failpoints: Failpoints,
  ) {}

  async run(claim: Claim, lease: Lease): Promise<Experience> {
    const ready = await this.readyOf(claim);
    if ('notYet' in ready) {
      await this.standDown.run(claim, ready);
      return ready.notYet === 'no-budget' ? { pausedUntil: ready.until } : {};
    }
    const attemptId = await this.begin(claim, ready);
    return attemptId === undefined ? {} : this.attempt.run(claim, lease, ready, attemptId);
  }

  /** What cannot be read now, as while the key store is away, is no failure of the delivery. */
  private readyOf(claim: Claim): Promise<Ready | NotReady> {
    return this.ready.of(claim).catch((error: unknown) => {
      this.logger.error(error, `Delivery ${claim.deliveryId} cannot be made ready`);
      return { notYet: 'unreadable' };
    });
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
      if (error instanceof LeaseLost) await this.standDown.ifErased(claim);
      else if (error instanceof SamePersonUnderWay) await this.standDown.behindSamePerson(claim);
      else throw error;
      return undefined;
    }
  }
}
