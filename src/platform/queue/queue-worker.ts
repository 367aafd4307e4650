import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Logger as WorkerLogger, type Runner, run } from 'graphile-worker';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { BackgroundTask } from './background-task.js';

const CONCURRENCY = 4;

/** Runs queued jobs on every process that has the role `worker`. */
@Injectable()
export class QueueWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueWorker.name);
  private readonly stopping = new AbortController();
  private runner: Runner | undefined;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.roles.includes('worker')) return;
    this.runner = await run({
      connectionString: this.database.url,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      maxPoolSize: CONCURRENCY + 2,
      logger: new WorkerLogger(() => (level, message) => this.log(level, message)),
      taskList: Object.fromEntries(
        this.tasks().map((task) => [
          task.name,
          (payload: unknown) => task.run(payload as object, this.stopping.signal),
        ]),
      ),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop();
    await this.runner?.promise;
  }

  private tasks(): BackgroundTask[] {
    return this.discovery
      .getProviders()
      .map((provider) => provider.instance as unknown)
      .filter((instance): instance is BackgroundTask => instance instanceof BackgroundTask);
  }

  private log(level: string, message: string): void {
    if (level === 'error') this.logger.error(message);
    else if (level === 'warning') this.logger.warn(message);
  }
}
