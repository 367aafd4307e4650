import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';

const KEPT_MS = 30 * 24 * 3_600_000;
const BATCH = 5_000;

/** Removes messages, sent or not, after 30 days. */
@Injectable()
export class OldMessagesCheck extends Check {
  readonly name = 'webhooks.old-messages';
  readonly everySeconds = 3_600;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    const before = new Date(now.getTime() - KEPT_MS);
    let removed = 0;
    let batch = BATCH;
    while (batch === BATCH && !signal.aborted) {
      const rows = await runSql<object>(
        this.em.fork(),
        `delete from webhook_message where id in (
           select id from webhook_message where created_at < $1 and state <> 'sending' order by created_at limit $2)
         returning 1`,
        [before, BATCH],
      );
      batch = rows.length;
      removed += batch;
    }
    return { lookedAt: removed, found: 0 };
  }
}
