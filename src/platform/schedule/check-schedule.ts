import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Config } from '../config/config.js';
import { Clock } from '../database/clock.js';
import type { Check } from './check.js';
import { checksOf } from './checks-of.js';

const SHORTEST_TICK_SECONDS = 1;
const LONGEST_TICK_SECONDS = 60;

/** Runs every check when it is due. Replicas share one row per check: who moves its start runs it. */
@Injectable()
export class CheckSchedule implements OnApplicationBootstrap {
  private readonly logger = new Logger(CheckSchedule.name);

  constructor(
    private readonly config: Config,
    private readonly discovery: DiscoveryService,
    private readonly registry: SchedulerRegistry,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles.includes('schedule')) return;
    for (const check of checksOf(this.discovery)) {
      const tick = Math.min(LONGEST_TICK_SECONDS, Math.max(SHORTEST_TICK_SECONDS, check.everySeconds));
      this.registry.addInterval(check.name, setInterval(() => void this.runWhenDue(check), tick * 1000));
      void this.runWhenDue(check);
    }
  }

  /** Runs the check if no replica has run it within its period. */
  async runWhenDue(check: Check): Promise<void> {
    try {
      if (!(await this.claim(check))) return;
      const { lookedAt, found } = await check.run(this.clock.now());
      await this.finish(check, lookedAt, found, null);
    } catch (error) {
      this.logger.error(error, check.name);
      await this.finish(check, 0, 0, String(error)).catch(() => undefined);
    }
  }

  private async claim(check: Check): Promise<boolean> {
    const rows = await this.em.fork().execute<object[]>(
      `insert into check_run (name, started_at) values (?, now())
       on conflict (name) do update set started_at = now(), finished_at = null
         where check_run.started_at <= now() - make_interval(secs => ?)
       returning name`,
      [check.name, check.everySeconds * 0.9],
    );
    return rows.length > 0;
  }

  private async finish(check: Check, lookedAt: number, found: number, error: string | null): Promise<void> {
    await this.em.fork().execute(
      'update check_run set finished_at = now(), looked_at = ?, found = ?, error = ? where name = ?',
      [lookedAt, found, error, check.name],
    );
  }
}
