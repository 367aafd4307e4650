import type { Clock } from '../../src/platform/database/clock.js';

/** Lets a test put the hub's clock forward; the time still comes from the database. */
export class TestClock {
  private aheadMs = 0;

  constructor(clock: Clock) {
    const real = clock.now.bind(clock);
    clock.now = () => new Date(real().getTime() + this.aheadMs);
  }

  /** From now on the hub believes that it is this much later. */
  advance(milliseconds: number): void {
    this.aheadMs += milliseconds;
  }
}
