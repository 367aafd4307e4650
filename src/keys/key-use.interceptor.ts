import { EntityManager } from '@mikro-orm/postgresql';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import type { RequestWithActor } from '../access/access.decorators.js';
import { ConnectionSeen } from '../connections/public/connection-seen.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { InBackground } from './in-background.js';
import { KeyCalls } from './key-calls.js';
import { OncePer } from '../platform/schedule/once-per.js';

const PRECISION_MS = 60_000;

/** Counts the calls of each key, and keeps when and from where each key was last used and when a partner was last served, to the minute; no answer waits. */
@Injectable()
export class KeyUseInterceptor implements NestInterceptor {
  private readonly fold = new OncePer(PRECISION_MS);

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly background: InBackground,
    private readonly seen: ConnectionSeen,
    private readonly calls: KeyCalls,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
    if (actor?.kind !== 'key') return next.handle();
    const { id, connectionId, call } = actor;
    this.calls.note(id);
    this.used(id, call?.ip ?? null);
    if (connectionId === null) return next.handle();
    return next
      .handle()
      .pipe(tap({ complete: () => this.background.start(() => this.seen.note(connectionId)) }));
  }

  private used(id: string, ip: string | null): void {
    const now = this.clock.now();
    if (!this.fold.isDue(id, now)) return;
    this.background.start(async () => {
      await runSql(
        this.em.fork(),
        'update api_key set last_used_at = $2, last_used_ip = $3 where id = $1 and deleted_at is null',
        [id, now, ip],
      );
    });
  }
}
