import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Check, type CheckReport } from '../platform/schedule/check.js';
import { DatabasePosition } from './database-position.js';

/** Moves the position each minute, at start and at the end, so that an older backup is noticed whatever happened since. */
@Injectable()
export class PositionCheck extends Check implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly name = 'restore.position';
  readonly everySeconds = 60;
  private readonly logger = new Logger(PositionCheck.name);

  constructor(
    private readonly position: DatabasePosition,
    private readonly config: Config,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.roles.length > 0) await this.position.move();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.config.roles.length === 0) return;
    await this.position.move().catch((error: unknown) => this.logger.warn(error));
  }

  override async run(): Promise<CheckReport> {
    await this.position.move();
    return { lookedAt: 1, found: 0 };
  }
}
