import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Repeating } from '../../platform/schedule/repeating.js';
import { DeliveryClaims } from './delivery-claims.js';
import { RecoverDelivery } from './recover-delivery.use-case.js';

const EVERY_MS = 1_000;
const AT_ONCE = 500;

/** Takes deliveries out of the hands of workers that have gone silent. */
@Injectable()
export class RecoverDeliveries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RecoverDeliveries.name);
  private readonly looking = new Repeating(
    EVERY_MS,
    () => this.run(),
    (error) => this.logger.warn(error),
  );

  constructor(
    private readonly config: Config,
    private readonly claims: DeliveryClaims,
    private readonly recover: RecoverDelivery,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.roles.includes('worker')) this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  /** Closes what they have left behind, and queues it at once. */
  async run(): Promise<void> {
    for (const deliveryId of await this.claims.expired(AT_ONCE)) await this.recover.run(deliveryId);
  }
}
