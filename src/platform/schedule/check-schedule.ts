import { setTimeout as pause } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Config } from '../config/config.js';
import { traced } from '../telemetry/traced.js';
import type { Check, CheckReport } from './check.js';
import { CheckRuns, type Claim } from './check-runs.js';
import { checksOf } from './checks-of.js';
import { ClockWatch } from './clock-watch.js';

const SHORTEST_TICK_SECONDS = 1;
const LONGEST_TICK_SECONDS = 60;
/** What a run may still take when the process stops. */
const LONGEST_STOP_MS = 5_000;

/** A run that took longer than its limit. */
class TooLate extends Error {}

/** A run that was broken off, since the process stops; `isOver`: nothing of it goes on. */
class BrokenOff extends Error {
  constructor(readonly isOver: boolean) {
    super();
  }
}

/** What destroys for good waits until the clock can be believed again. */
class ClockHasJumped extends Error {
  constructor() {
    super(
      'The clock has jumped. Nothing is destroyed until it has run evenly for a day, or the hub is restarted.',
    );
  }
}

/** Runs every check when it is due, at start too: a check that was missed is made up for once. */
@Injectable()
export class CheckSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CheckSchedule.name);
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly config: Config,
    private readonly discovery: DiscoveryService,
    private readonly registry: SchedulerRegistry,
    private readonly runs: CheckRuns,
    private readonly clock: ClockWatch,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.roles.includes('schedule')) return;
    const lastBegun = await this.runs.lastBegun();
    if (lastBegun) this.clock.beginAfter(lastBegun);
    for (const check of checksOf(this.discovery)) {
      const tick = Math.min(LONGEST_TICK_SECONDS, Math.max(SHORTEST_TICK_SECONDS, check.everySeconds));
      this.registry.addInterval(
        check.name,
        setInterval(() => void this.runWhenDue(check), tick * 1000),
      );
      void this.runWhenDue(check);
    }
  }

  /** Runs that are under way are given back, so that they go on elsewhere, or after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running.values());
  }

  /** Runs the check if it is due, and neither this process nor another one is at it. */
  runWhenDue(check: Check): Promise<void> {
    const run =
      this.running.get(check.name) ?? this.claimAndRun(check).finally(() => this.running.delete(check.name));
    this.running.set(check.name, run);
    return run;
  }

  private async claimAndRun(check: Check): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const isSteady = this.clock.isSteady();
    const claim = await this.runs.claim(check).catch((error: unknown) => this.logger.warn(error, check.name));
    if (!claim) return;
    try {
      if (check.isIrreversible && !isSteady) throw new ClockHasJumped();
      const {
        lookedAt,
        found,
        why = null,
      } = await traced('check.run', { 'andock.check': check.name }, () => this.withinLimit(check));
      await this.runs.finish(claim, { ended: 'finished', lookedAt, found, error: why });
    } catch (error) {
      if (error instanceof BrokenOff) return this.breakOff(claim, error);
      this.logger.error(error, check.name);
      const ended = error instanceof TooLate ? 'too-late' : 'failed';
      await this.runs
        .finish(claim, { ended, lookedAt: 0, found: 0, error: String(error) })
        .catch(() => undefined);
    }
  }

  /** What does not end with the process would run twice: it is followed after its limit, as after a crash. */
  private async breakOff(claim: Claim, { isOver }: BrokenOff): Promise<void> {
    if (isOver)
      await this.runs.giveBack(claim).catch((error: unknown) => this.logger.warn(error, claim.name));
  }

  /** A run that does not listen to its signal is left behind, so that it keeps nothing else waiting. */
  private async withinLimit(check: Check): Promise<CheckReport> {
    const limit = new AbortController();
    const stopping = this.stopping.signal;
    if (stopping.aborted) throw new BrokenOff(true);
    const signal = AbortSignal.any([limit.signal, stopping]);
    const late = new TooLate(`Ended after ${check.limitSeconds} s`);
    const timer = setTimeout(() => limit.abort(late), check.limitSeconds * 1000);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    const run = check.run(this.clock.now(), signal);
    try {
      return await Promise.race([run, aborted]);
    } catch (error) {
      if (!stopping.aborted) throw error;
      throw new BrokenOff(await endsSoon(run));
    } finally {
      clearTimeout(timer);
    }
  }
}

const endsSoon = (run: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    run.then(
      () => true,
      () => true,
    ),
    pause(LONGEST_STOP_MS, false, { ref: false }),
  ]);
