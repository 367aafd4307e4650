import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Notifier } from '../../notifications/public/notifier.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { type Day, dailySummary } from '../daily-summary.js';

/** The mail comes in the early morning of Central Europe. */
const HOUR_UTC = 5;

const DAY = `
  select
    (select count(*)::int from support_request where state = 'open') as "openRequests",
    (select count(*)::int from support_request request
      where state = 'open' and reminded_at >= coalesce(reopened_at, created_at) and not exists (
        select from support_request_comment answer join account on account.id = author_id and kind = 'staff'
        where support_request_id = request.id and not internal and answer.created_at > reminded_at)
    ) as "overdueRequests",
    (select coalesce(json_agg(f order by count desc, reason), '[]') from (
       select reason, count(*)::int as count from connection where state = 'repair' and reason is not null group by reason) f
    ) as repairs,
    (select coalesce(json_agg(f order by count desc, reason), '[]') from (
       select reason, count(*)::int as count from finding where cleared_at is null group by reason) f) as findings,
    (select coalesce(json_agg(f order by count desc, reason), '[]') from (
       select reason, count(*)::int as count from delivery
       where state = 'undeliverable' and reason is not null and finished_at > $1::timestamptz - interval '1 day'
       group by reason) f) as undeliverable,
    (select coalesce(json_agg(distinct name order by name), '[]') from check_history
     where started_at > $1::timestamptz - interval '1 day' and ended in ('failed', 'too-late')) as "failedChecks"`;

/** Mails the support desk once a day what it should know, everything in one mail, and nothing when all is well. */
@Injectable()
export class DailySummaryCheck extends Check {
  readonly name = 'overview.daily-summary';
  readonly everySeconds = 900;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly notifier: Notifier,
  ) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    if (now.getUTCHours() < HOUR_UTC) return { lookedAt: 0, found: 0 };
    return this.transactions.run(async (tx) => {
      const first = await runSql(
        tx,
        'insert into daily_summary (day) values ($1::date) on conflict do nothing returning day',
        [now.toISOString().slice(0, 10)],
      );
      if (first.length === 0) return { lookedAt: 0, found: 0 };
      const [day] = await runSql<Day>(this.em.fork(), DAY, [now]);
      const message = dailySummary(day as Day);
      if (message) await this.notifier.mailSupport(tx, message);
      return { lookedAt: 1, found: message ? 1 : 0 };
    });
  }
}
