import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import { Check, type CheckReport } from '../schedule/check.js';
import { SEND_MAIL } from './send-mail.task.js';

const KEPT_DAYS = 14;

/** Mail that failed at least once, and of it what was given up and gets another row of tries. */
const WAITING = `
  select id::text, attempts >= max_attempts as "givenUp" from graphile_worker.jobs
  where task_identifier = $1 and attempts > 0 and created_at > $2::timestamptz - make_interval(days => $3)`;

/** Mail that the mail server does not take is tried for two weeks, and counted as long as it waits. */
@Injectable()
export class WaitingMailCheck extends Check {
  readonly name = 'mail.waiting';
  readonly everySeconds = 3600;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const em = this.em.fork();
    const waiting = await runSql<{ id: string; givenUp: boolean }>(em, WAITING, [SEND_MAIL, now, KEPT_DAYS]);
    const givenUp = waiting.filter((job) => job.givenUp).map(({ id }) => id);
    if (givenUp.length > 0) {
      await runSql(
        em,
        'select 1 from graphile_worker.reschedule_jobs($1::bigint[], run_at := now(), attempts := 1)',
        [givenUp],
      );
    }
    return { lookedAt: waiting.length, found: waiting.length };
  }
}
