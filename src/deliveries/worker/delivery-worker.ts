import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Signals } from '../../platform/database/signals.js';
import { OneRunAtATime } from '../../platform/queue/one-run-at-a-time.js';
import { ConnectionExperience } from './connection-experience.js';
import { DeliverClaimed } from './deliver-claimed.js';
import { type Claim, DeliveryClaims } from './delivery-claims.js';
import { type Lease, Leases } from './leases.js';
import { DELIVERY_DUE } from './wake-workers.js';

const MOST_AT_ONCE = 256;
/** One organisation takes no more places with what it has under way here. */
const MOST_PER_ORGANISATION = 128;
const POLL_MS = 1_000;
const HEARTBEAT_MS = 10_000;

/** Takes due deliveries from the ledger and carries them out, on every process that has the role `worker`. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly leases = new Leases();
  private readonly underWay = new Set<Promise<void>>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly filling = new OneRunAtATime(
    () => this.fill(),
    (error) => this.logger.warn(error),
  );

  constructor(
    private readonly config: Config,
    private readonly claims: DeliveryClaims,
    private readonly deliver: DeliverClaimed,
    private readonly signals: Signals,
    private readonly experience: ConnectionExperience,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles.includes('worker')) return;
    this.signals.on(DELIVERY_DUE, () => this.filling.ask());
    this.every(POLL_MS, () => {
      this.leases.abortOverdue();
      this.filling.ask();
    });
    this.every(HEARTBEAT_MS, () => this.renew());
    this.filling.ask();
  }

  /** Takes nothing new and finishes what is under way; its leases are kept until then. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.filling.close();
    await Promise.all(this.underWay);
    this.timers.forEach(clearInterval);
  }

  private every(ms: number, work: () => Promise<void> | void): void {
    this.timers.push(
      setInterval(() => void (async () => work())().catch((error: unknown) => this.logger.warn(error)), ms),
    );
  }

  /** Fills all free places, those included that become free at this moment. */
  private async fill(): Promise<void> {
    await setImmediate();
    while (!this.filling.isClosed && this.leases.size < MOST_AT_ONCE && (await this.claimSome()));
  }

  private async claimSome(): Promise<boolean> {
    const askedAt = performance.now();
    const claims = await this.claims.claim(MOST_AT_ONCE - this.leases.size, {
      organisations: this.leases.organisationsWith(MOST_PER_ORGANISATION),
      connections: [
        ...this.experience.resting(),
        ...this.leases.connectionsFull((id) => this.experience.placesOf(id)),
      ],
    });
    for (const claim of claims) this.start(claim, this.leases.take(claim, askedAt));
    return claims.length > 0;
  }

  private start(claim: Claim, lease: Lease): void {
    const work = this.carryOut(claim, lease).finally(() => {
      this.underWay.delete(work);
      this.leases.drop(claim.leaseToken);
      this.filling.ask();
    });
    this.underWay.add(work);
  }

  private async carryOut(claim: Claim, lease: Lease): Promise<void> {
    try {
      const startedAt = performance.now();
      const shown = await this.deliver.run(claim, lease);
      await this.experience.learn(claim.connectionId, shown, performance.now() - startedAt);
    } catch (error) {
      // Nothing was written: the lease runs out and the delivery is taken up again.
      this.logger.error(error, `Delivery ${claim.deliveryId}`);
    }
  }

  private async renew(): Promise<void> {
    const tokens = this.leases.tokens();
    if (tokens.length === 0) return;
    const askedAt = performance.now();
    this.leases.renewed(tokens, await this.claims.renew(tokens), askedAt);
  }
}
