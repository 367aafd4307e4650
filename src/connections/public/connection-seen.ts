import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/database/clock.js';
import { OncePer } from '../../platform/schedule/once-per.js';

const PRECISION_MS = 60_000;

/** Remembers when a partner last called, or answered a delivery. */
@Injectable()
export class ConnectionSeen {
  private readonly fold = new OncePer(PRECISION_MS);

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Notes that the partner of this connection has called or answered just now; at most one write a minute and connection. */
  async note(connectionId: string): Promise<void> {
    const now = this.clock.now();
    if (!this.fold.isDue(connectionId, now)) return;
    await this.em.fork().execute(
      `update connection set last_seen_at = ?
       where id = ? and (last_seen_at is null or last_seen_at < ?::timestamptz - interval '1 minute')`,
      [now, connectionId, now],
    );
  }
}
