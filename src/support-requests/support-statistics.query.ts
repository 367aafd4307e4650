import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { SupportStatistics } from './support-requests.schemas.js';
import { WAITING_SINCE_SQL } from './waiting-since.js';
import { isOverdue } from './working-time.js';

const DAY_MS = 86_400_000;

const ASKED = `
  with asked as (
    select request.partner, request.state,
           extract(epoch from decided_at - coalesce(reopened_at, created_at)) as to_decision,
           extract(epoch from least(decided_at, (
             select min(comment.created_at) from support_request_comment comment join account on account.id = author_id
             where support_request_id = request.id and kind = 'staff' and not internal)) - request.created_at) as to_answer
    from support_request request where request.created_at >= $1
  )`;

const BY_PARTNER = `${ASKED}
  select partner, count(*)::int as asked,
         count(*) filter (where state = 'open')::int as open,
         count(*) filter (where state = 'approved')::int as approved,
         count(*) filter (where state = 'rejected')::int as rejected,
         count(*) filter (where state = 'withdrawn')::int as withdrawn,
         (percentile_cont(0.5) within group (order by to_answer))::int as "medianAnswerSeconds",
         (percentile_cont(0.9) within group (order by to_answer))::int as "slowAnswerSeconds",
         (percentile_cont(0.5) within group (order by to_decision))::int as "medianDecisionSeconds"
  from asked group by grouping sets ((partner), ()) order by partner nulls first`;

type Row = SupportStatistics['byPartner'][number] & { readonly partner: string | null };

/** How many requests came, what became of them, and how long customers waited. */
@Injectable()
export class ReadSupportStatistics {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Over what was asked within these days. */
  async run(days: number): Promise<SupportStatistics> {
    const em = this.em.fork();
    const now = this.clock.now();
    const [all, ...byPartner] = await runSql<Row>(em, BY_PARTNER, [new Date(now.getTime() - days * DAY_MS)]);
    const waiting = await runSql<{ since: string }>(
      em,
      `select since from (select ${WAITING_SINCE_SQL} as since from support_request request where state = 'open') open
       where since is not null`,
      [],
    );
    const { partner: _, ...total } = all as Row;
    return {
      days,
      waiting: waiting.length,
      overdue: waiting.filter(({ since }) => isOverdue(new Date(since), now)).length,
      total,
      byPartner,
    };
  }
}
