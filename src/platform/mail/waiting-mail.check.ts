import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import { Check, type CheckReport } from '../schedule/check.js';
import { SEND_MAIL } from './send-mail.task.js';

const KEPT_DAYS = 14;

/** Mail that failed at least once: what was given up and gets another row of tries, and what has had its time. */
const WAITING = `
  select id::text, attempts >= max_attempts as "givenUp",
         created_at <= $2::timestamptz - make_interval(days => $3) as "isOver"
  from graphile_worker.jobs where task_identifier = $1 and attempts > 0`;

interface Waiting {
  readonly id: string;
  readonly givenUp: boolean;
  readonly isOver: boolean;
}

/** Mail that the mail server does not take is tried for two weeks, counted as long as it waits, and then forgotten. */
@Injectable()
export class WaitingMailCheck extends Check {
  readonly name = 'mail.waiting';
  readonly everySeconds = 3600;
  private readonly logger = new Logger(WaitingMailCheck.name);

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const em = this.em.fork();
    const failed = await runSql<Waiting>(em, WAITING, [SEND_MAIL, now, KEPT_DAYS]);
    const over = failed.filter(({ isOver }) => isOver).map(({ id }) => id);
    if (over.length > 0) {
      await runSql(em, 'select 1 from graphile_worker.complete_jobs($1::bigint[])', [over]);
      this.logger.warn(`${over.length} mails were not taken within ${KEPT_DAYS} days.`);
    }
    const waiting = failed.filter(({ isOver }) => !isOver);
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
