import type { Clock } from '../../src/platform/database/clock.js';

/** Lets a test put the hub's clock forward; the time still comes from the database. */
export class TestClock {
  private aheadMs = 0;

  constructor(private readonly clock: Clock) {
    const real = clock.now.bind(clock);
    clock.now = () => new Date(real().getTime() + this.aheadMs);
  }

  /** From now on the hub believes that it is this much later. */
  advance(milliseconds: number): void {
    this.aheadMs += milliseconds;
  }

  /** The hub believes that this moment has come. */
  advanceTo(moment: Date): void {
    this.advance(moment.getTime() - this.clock.now().getTime());
  }

  /** The hub believes the database again. */
  reset(): void {
    this.aheadMs = 0;
  }
}
