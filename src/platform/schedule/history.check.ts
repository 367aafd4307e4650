import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import { Check, type CheckReport } from './check.js';

const KEPT_DAYS = 30;

/** Forgets runs of checks after a month. */
@Injectable()
export class HistoryCheck extends Check {
  readonly name = 'checks.history';
  readonly everySeconds = 86_400;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const gone = await runSql(
      this.em.fork(),
      'delete from check_history where started_at < $1::timestamptz - make_interval(days => $2) returning 1 as gone',
      [now, KEPT_DAYS],
    );
    return { lookedAt: gone.length, found: 0 };
  }
}
