import { setTimeout } from 'node:timers/promises';
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
const PAUSE_MS = 2_000;
/** In batches, even of one, the end of a job is tried again and waited for; otherwise it is sent off and forgotten. */
const WRITTEN_DOWN_BEFORE_STOPPING = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

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
    if (this.config.roles.includes('worker')) await this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.runner?.promise.catch(() => undefined);
  }

  private async start(): Promise<void> {
    this.runner = await run({
      connectionString: this.database.url,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      maxPoolSize: CONCURRENCY + 2,
      preset: { worker: WRITTEN_DOWN_BEFORE_STOPPING },
      logger: new WorkerLogger(() => (level, message) => this.log(level, message)),
      taskList: Object.fromEntries(
        this.tasks().map((task) => [
          task.name,
          (payload: unknown) => task.run(payload as object, this.stopping.signal),
        ]),
      ),
    });
    this.runner.promise.catch((reason: unknown) => this.startAgain(reason));
  }

  /** A database that goes away ends the queue; it comes back with the database. */
  private async startAgain(reason: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.logger.error(reason, 'The queue has stopped and starts again');
    await setTimeout(PAUSE_MS, undefined, { ref: false });
    try {
      if (!this.stopping.signal.aborted) await this.start();
    } catch (again) {
      await this.startAgain(again);
    }
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
