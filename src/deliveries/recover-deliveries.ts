import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { DeliveryClaims } from './delivery-claims.js';
import { RecoverDelivery } from './recover-delivery.use-case.js';

const EVERY_MS = 1_000;
const AT_ONCE = 100;

/** Takes deliveries out of the hands of workers that have gone silent. */
@Injectable()
export class RecoverDeliveries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RecoverDeliveries.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly claims: DeliveryClaims,
    private readonly recover: RecoverDelivery,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles.includes('worker')) return;
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => this.logger.warn(error))
        .finally(() => (this.running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Closes what they have left behind, and queues it at once. */
  async run(): Promise<void> {
    for (;;) {
      const deliveryIds = await this.claims.expired(AT_ONCE);
      for (const deliveryId of deliveryIds) await this.recover.run(deliveryId);
      if (deliveryIds.length < AT_ONCE) return;
    }
  }
}
