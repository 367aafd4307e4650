import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

/** Small work that no answer waits for; a shutdown does. */
@Injectable()
export class InBackground implements BeforeApplicationShutdown {
  private readonly logger = new Logger(InBackground.name);
  private readonly running = new Set<Promise<void>>();

  start(work: () => Promise<void>): void {
    const run = work()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running);
  }
}
