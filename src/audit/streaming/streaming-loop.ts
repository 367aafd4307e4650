import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { StreamEvents } from './stream-events.js';

const EVERY_MS = 1_000;

/** Sends what is sealed once a second, on processes with the role `worker`, when the operator has set where to. */
@Injectable()
export class StreamingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(StreamingLoop.name);
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly config: Config,
    private readonly streamEvents: StreamEvents,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.audit.streamUrl && this.config.roles.includes('worker')) this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sending;
  }

  private next(): void {
    this.timer = setTimeout(() => (this.sending = this.sendAll()), EVERY_MS).unref();
  }

  private async sendAll(): Promise<void> {
    try {
      while (!this.stopped && (await this.streamEvents.run()));
    } catch (error) {
      this.logger.error(error, 'Events could not be streamed');
    }
    if (!this.stopped) this.next();
  }
}
