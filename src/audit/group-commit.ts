import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { KeyRefused } from '../access/access.errors.js';
import { Clock } from '../platform/database/clock.js';
import { Database } from '../platform/database/database.js';
import { Unavailable } from '../platform/errors/request.errors.js';
import { type AuditDraft, type AuditEvent, auditEvent } from './audit-event.js';
import { EventMac } from './event-mac.js';
import { storeEvents } from './store-events.js';

const LARGEST_BATCH = 500;

interface Waiting {
  readonly event: AuditEvent;
  readonly durable: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Stores the events of concurrent calls together. A batch starts as soon as the one before is durable, without a
 * timer, so a lone call waits for nobody and many calls share one commit. A batch that fails is tried event by event.
 */
@Injectable()
export class GroupCommit implements OnApplicationShutdown {
  private readonly logger = new Logger(GroupCommit.name);
  private readonly pool: pg.Pool;
  private waiting: Waiting[] = [];
  private busy = false;
  private writing: Promise<void> | undefined;

  constructor(
    database: Database,
    private readonly clock: Clock,
    private readonly mac: EventMac,
  ) {
    this.pool = new pg.Pool({ connectionString: database.url, max: 2 });
    this.pool.on('error', (error) => this.logger.warn(error.message));
  }

  /** Resolves once the event is durable. Refuses when the calling key is no longer good or the log cannot be written. */
  durable(draft: AuditDraft): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ event: auditEvent(draft, this.clock.now()), durable: resolve, failed: reject });
      if (!this.busy) this.writing = this.writeAll();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    await this.pool.end();
  }

  private async writeAll(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      try {
        await this.write(batch);
      } catch {
        for (const one of batch) await this.write([one]).catch((error: unknown) => this.giveUp(one, error));
      }
    }
    this.busy = false;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const run = async (text: string, values: unknown[]) => {
      const answer = await this.pool.query<{ id: string }>({ name: 'store-events', text, values });
      return answer.rows;
    };
    const stored = await storeEvents(
      run,
      batch.map(({ event }) => event),
      this.mac,
    );
    for (const { event, durable, failed } of batch) {
      if (stored.has(event.id)) durable();
      else failed(new KeyRefused());
    }
  }

  private giveUp(one: Waiting, error: unknown): void {
    this.logger.error(error, 'An audit event could not be stored');
    one.failed(new Unavailable());
  }
}
