import { Injectable } from '@nestjs/common';
import { ConnectionSeen } from '../../connections/public/connection-seen.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { ConnectionPauses } from './connection-pauses.js';
import type { Experience } from './experience.js';

/** What deliveries have shown about their connections: which ones rest, how quick they are, and when a partner last answered. */
@Injectable()
export class ConnectionExperience {
  private readonly pauses: ConnectionPauses;

  constructor(
    config: Config,
    private readonly clock: Clock,
    private readonly seen: ConnectionSeen,
  ) {
    this.pauses = new ConnectionPauses(config.retryScale);
  }

  /** Connections that take no calls now. */
  resting(): string[] {
    return this.pauses.paused(this.clock.now().getTime());
  }

  /** How many of its deliveries may be under way. */
  placesOf(connectionId: string): number {
    return this.pauses.placesOf(connectionId);
  }

  /** Learns from a delivery that took this long. */
  async learn(
    connectionId: string,
    { answered, pausedUntil }: Experience,
    durationMs: number,
  ): Promise<void> {
    if (answered !== undefined) {
      this.pauses.note(connectionId, answered, this.clock.now().getTime());
      this.pauses.noteDuration(connectionId, durationMs);
    }
    if (answered) await this.seen.note(connectionId);
    if (pausedUntil) this.pauses.pause(connectionId, pausedUntil.getTime());
  }
}
