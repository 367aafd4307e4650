import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { KeyRefused } from '../access/access.errors.js';
import { Clock } from '../platform/database/clock.js';
import { Database } from '../platform/database/database.js';
import { Gathering } from '../platform/database/gathering.js';
import { Unavailable } from '../platform/errors/request.errors.js';
import { type AuditDraft, type AuditEvent, auditEvent } from './audit-event.js';
import { EventMac } from './event-mac.js';
import { storeEvents } from './store-events.js';

const LARGEST_BATCH = 500;

/**
 * Stores the events of concurrent calls together, so that a lone call waits for nobody and many calls share one commit.
 * A batch that fails is tried event by event.
 */
@Injectable()
export class GroupCommit implements OnApplicationShutdown {
  private readonly logger = new Logger(GroupCommit.name);
  private readonly pool: pg.Pool;
  private readonly gathering = new Gathering<AuditEvent, boolean>(LARGEST_BATCH, (events) =>
    this.write(events),
  );

  constructor(
    database: Database,
    private readonly clock: Clock,
    private readonly mac: EventMac,
  ) {
    this.pool = new pg.Pool({ connectionString: database.url, max: 2 });
    this.pool.on('error', (error) => this.logger.warn(error.message));
  }

  /** Resolves once the event is durable. Refuses when the calling key is no longer good or the log cannot be written. */
  async durable(draft: AuditDraft): Promise<void> {
    const event = auditEvent(draft, this.clock.now());
    const isStored = await this.gathering.ask(event).catch((error: unknown) => {
      this.logger.error(error, 'An audit event could not be stored');
      throw new Unavailable();
    });
    if (!isStored) throw new KeyRefused();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.gathering.settled();
    await this.pool.end();
  }

  /** Which of them are stored; those of a key that is no longer good are not. */
  private async write(events: readonly AuditEvent[]): Promise<boolean[]> {
    const run = async (text: string, values: unknown[]) => {
      const answer = await this.pool.query<{ id: string }>({ name: 'store-events', text, values });
      return answer.rows;
    };
    const stored = await storeEvents(run, events, this.mac);
    return events.map(({ id }) => stored.has(id));
  }
}
