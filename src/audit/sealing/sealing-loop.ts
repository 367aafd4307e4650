import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Repeating } from '../../platform/schedule/repeating.js';
import { SealEvents } from './seal-events.use-case.js';

const EVERY_MS = 1_000;

/** Seals what is pending once a second, on processes with the role `schedule`. */
@Injectable()
export class SealingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SealingLoop.name);
  private readonly sealing = new Repeating(
    EVERY_MS,
    () => this.sealAll(),
    (error) => this.logger.error(error, 'Events could not be sealed'),
  );

  constructor(
    private readonly config: Config,
    private readonly sealEvents: SealEvents,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.roles.includes('schedule')) this.sealing.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sealing.stop();
  }

  private async sealAll(): Promise<void> {
    while (!this.sealing.isStopped && (await this.sealEvents.run()) > 0);
  }
}
