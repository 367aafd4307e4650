import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { exhaustMap, finalize, mergeMap, type Observable, share, Subject, takeUntil, timer } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../platform/database/clock.js';

/** Something changed: what kind of thing, and which one. */
export interface Change {
  readonly id: string;
  readonly organisationId: string | null;
  readonly topic: string;
  readonly target: string | null;
}

/** Leave everything as it was; telling of a read would make pages read again, without end. */
const CHANGES_NOTHING = ['api.called', 'application.read', 'document.read'];
const EVERY_MS = 1_000;
/** Commits become visible out of order, so each look goes back further than the last one. */
const LOOK_BACK_MS = 4_000;
const REMEMBERED = 5_000;

/**
 * What changed, a moment after it was committed, for pages that are open. It is read off the audit log, since whatever
 * changes is an event there, and only while somebody watches.
 */
@Injectable()
export class LiveFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveFeed.name);
  /** Fires when the process stops, so that open streams do not hold it. */
  readonly ended = new Subject<void>();
  private seen = new Set<string>();

  readonly changes: Observable<Change> = timer(0, EVERY_MS).pipe(
    exhaustMap(() => this.look()),
    mergeMap((changes) => changes),
    finalize(() => this.seen.clear()),
    share(),
    takeUntil(this.ended),
  );

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  beforeApplicationShutdown(): void {
    this.ended.next();
  }

  private async look(): Promise<Change[]> {
    try {
      const found = await this.em.fork().execute<Change[]>(
        `select id, organisation_id as "organisationId", target_kind as topic, target_id as target
           from audit_event
          where id >= ? and action not in (?)
          order by id`,
        [uuidv7({ msecs: this.clock.now().getTime() - LOOK_BACK_MS }), CHANGES_NOTHING],
      );
      const fresh = found.filter(({ id }) => !this.seen.has(id));
      if (this.seen.size > REMEMBERED) this.seen = new Set(found.map(({ id }) => id));
      for (const { id } of fresh) this.seen.add(id);
      return fresh;
    } catch (error) {
      this.logger.warn(error);
      return [];
    }
  }
}
