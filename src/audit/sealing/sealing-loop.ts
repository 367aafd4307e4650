import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { SealEvents } from './seal-events.use-case.js';

const EVERY_MS = 1_000;

/** Seals what is pending once a second, on processes with the role `schedule`. */
@Injectable()
export class SealingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SealingLoop.name);
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly config: Config,
    private readonly sealEvents: SealEvents,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.roles.includes('schedule')) this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sealing;
  }

  private next(): void {
    this.timer = setTimeout(() => (this.sealing = this.sealAll()), EVERY_MS).unref();
  }

  private async sealAll(): Promise<void> {
    try {
      while (!this.stopped && (await this.sealEvents.run()) > 0);
    } catch (error) {
      this.logger.error(error, 'Events could not be sealed');
    }
    if (!this.stopped) this.next();
  }
}
