import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { exhaustMap, filter, finalize, type Observable, share, take, timer } from 'rxjs';
import { runSql } from '../platform/database/run-sql.js';

const EVERY_MS = 1_000;

/** A person at an open stream. */
interface Watcher {
  readonly sessionId: string;
  readonly role: string;
}

const STILL_GOOD = `
  select sid as "sessionId", account.kind || '.' || account.role as role
  from session join account on account.id::text = sess ->> 'accountId'
  where sid = any($1::text[]) and account.disabled_at is null`;

/** Notices within a second that the session of an open stream is over, or that its person has another role. */
@Injectable()
export class OpenStreams {
  private readonly logger = new Logger(OpenStreams.name);
  private readonly watchers = new Set<Watcher>();
  private readonly over: Observable<ReadonlySet<Watcher>> = timer(EVERY_MS, EVERY_MS).pipe(
    exhaustMap(() => this.look()),
    share(),
  );

  constructor(private readonly em: EntityManager) {}

  /** Fires once when a person with this role should no longer be told anything. */
  endOf(sessionId: string, role: string): Observable<unknown> {
    const watcher = { sessionId, role };
    this.watchers.add(watcher);
    return this.over.pipe(
      filter((over) => over.has(watcher)),
      take(1),
      finalize(() => this.watchers.delete(watcher)),
    );
  }

  private async look(): Promise<ReadonlySet<Watcher>> {
    const watchers = [...this.watchers];
    try {
      const sessions = watchers.map(({ sessionId }) => sessionId);
      const good = await runSql<Watcher>(this.em.fork(), STILL_GOOD, [sessions]);
      const roles = new Map(good.map(({ sessionId, role }) => [sessionId, role]));
      return new Set(watchers.filter(({ sessionId, role }) => roles.get(sessionId) !== role));
    } catch (error) {
      this.logger.warn(error);
      return new Set(watchers);
    }
  }
}
