import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { Check, type CheckReport } from '../platform/schedule/check.js';

/** Makes the partition of the coming month ahead, so that no event has to wait for it. */
@Injectable()
export class MonthsCheck extends Check {
  readonly name = 'audit.months';
  readonly everySeconds = 86_400;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    await runSql(
      this.em.fork(),
      'select audit_ensure_month($1::timestamptz), audit_ensure_month($2::timestamptz)',
      [now, next],
    );
    return { lookedAt: 2, found: 0 };
  }
}
