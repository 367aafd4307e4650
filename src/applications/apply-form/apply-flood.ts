import { Injectable } from '@nestjs/common';
import { networkOf } from '../../access/network-of.js';
import { Clock } from '../../platform/database/clock.js';

const WINDOW_MS = 3_600_000;
const MOST_PER_WINDOW = 30;

/** Limits how many applications come from one network within an hour, on this replica. */
@Injectable()
export class ApplyFlood {
  private windowEnds = 0;
  private readonly sent = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Counts one more; false once there are too many. */
  admits(address: string): boolean {
    const now = this.clock.now().getTime();
    if (now >= this.windowEnds) {
      this.sent.clear();
      this.windowEnds = now + WINDOW_MS;
    }
    const network = networkOf(address);
    const count = (this.sent.get(network) ?? 0) + 1;
    this.sent.set(network, count);
    return count <= MOST_PER_WINDOW;
  }
}
