import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Repeating } from '../../platform/schedule/repeating.js';
import { StreamEvents } from './stream-events.js';

const EVERY_MS = 1_000;

/** Sends what is sealed once a second, on processes with the role `worker`, when the operator has set where to. */
@Injectable()
export class StreamingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(StreamingLoop.name);
  private readonly sending = new Repeating(
    EVERY_MS,
    () => this.sendAll(),
    (error) => this.logger.error(error, 'Events could not be streamed'),
  );

  constructor(
    private readonly config: Config,
    private readonly streamEvents: StreamEvents,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.audit.streamUrl && this.config.roles.includes('worker')) this.sending.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sending.stop();
  }

  private async sendAll(): Promise<void> {
    while (!this.sending.isStopped && (await this.streamEvents.run()));
  }
}
