import { performance } from 'node:perf_hooks';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ClockReading, offsetBy, roundTrip } from './clock-reading.js';

/** The one source of time. Tests put a clock of their own in its place. */
export abstract class Clock {
  abstract now(): Date;
}

const RESYNC_MS = 30_000;
const GOOD_ENOUGH_MS = 2;
const MOST_READINGS = 5;

/** The database's clock, carried on by the monotonic clock: a jump of this machine's clock changes nothing. */
@Injectable()
export class DatabaseClock extends Clock implements OnModuleInit, OnModuleDestroy {
  private offsetMs = performance.timeOrigin;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override now(): Date {
    return new Date(performance.now() + this.offsetMs);
  }

  async onModuleInit(): Promise<void> {
    await this.synchronise();
    this.timer = setInterval(() => void this.synchronise().catch(() => undefined), RESYNC_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async synchronise(): Promise<void> {
    const readings: [ClockReading, ...ClockReading[]] = [await this.read()];
    while (Math.min(...readings.map(roundTrip)) > GOOD_ENOUGH_MS && readings.length < MOST_READINGS) {
      readings.push(await this.read());
    }
    this.offsetMs = offsetBy(readings);
  }

  private async read(): Promise<ClockReading> {
    const asked = performance.now();
    const [row] = await this.em
      .fork()
      .execute<{ ms: string }[]>('select extract(epoch from clock_timestamp()) * 1000 as ms');
    return { asked, told: Number(row?.ms), answered: performance.now() };
  }
}
