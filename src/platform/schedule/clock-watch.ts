import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';

const JUMP_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** A hub that stood still for longer looks like one whose clock was put ahead. */
const LONGEST_STOP_MS = 31 * DAY_MS;

/**
 * Whether the clock can be believed when something is about to be destroyed for good. It is compared with the monotonic
 * clock of this process, and at its start with when the hub was last at work. After a jump of more than an hour it has to
 * run evenly for a day.
 */
@Injectable()
export class ClockWatch {
  private last: { readonly clock: number; readonly monotonic: number } | undefined;
  private distrustedUntil = 0;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return this.clock.now();
  }

  /** Takes in when the hub was last at work, before this process. */
  beginAfter(lastAtWork: Date, monotonic = performance.now()): void {
    const stoodStillMs = this.clock.now().getTime() - lastAtWork.getTime();
    if (stoodStillMs > LONGEST_STOP_MS || stoodStillMs < -JUMP_MS) this.distrustedUntil = monotonic + DAY_MS;
  }

  /** Has to be asked now and then, so that a jump is noticed soon. `monotonic` is in milliseconds. */
  isSteady(monotonic = performance.now()): boolean {
    const clock = this.clock.now().getTime();
    const { last } = this;
    this.last = { clock, monotonic };
    if (last && Math.abs(clock - last.clock - (monotonic - last.monotonic)) > JUMP_MS)
      this.distrustedUntil = monotonic + DAY_MS;
    return monotonic >= this.distrustedUntil;
  }
}
