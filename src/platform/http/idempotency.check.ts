import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Check, type CheckReport } from '../schedule/check.js';

/** Forgets answers that nobody can ask for again. */
@Injectable()
export class IdempotencyCheck extends Check {
  readonly name = 'idempotency.expired-answers';
  readonly everySeconds = 3600;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const gone = await this.em
      .fork()
      .execute<object[]>('delete from idempotency_key where expires_at <= ? returning 1 as gone', [now]);
    return { lookedAt: gone.length, found: 0 };
  }
}
