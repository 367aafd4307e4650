import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { moment } from '../platform/http/moment.schema.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, type PageQuery, pageFrom } from '../platform/http/cursor.js';
import type { CheckRunView } from './checks.schemas.js';

const RUNS = `
  select started_at as "startedAt", ended, case when ended <> 'abandoned' then duration_ms end as "durationMs",
         looked_at as "lookedAt", found, left(error, 2000) as error
  from check_history where name = $1 and ($2::timestamptz is null or started_at < $2)
  order by started_at desc limit $3`;

/** The runs of a check within the last 30 days, newest first; none of a check that does not exist. */
@Injectable()
export class ListCheckRuns {
  constructor(private readonly em: EntityManager) {}

  async run(name: string, { cursor, limit }: PageQuery): Promise<Page<CheckRunView>> {
    const [before = null] = decodeCursor(cursor, moment()) ?? [];
    const rows = await runSql<CheckRunView>(this.em.fork(), RUNS, [name, before, limit + 1]);
    const runs = rows.map((run) => ({ ...run, startedAt: new Date(run.startedAt).toISOString() }));
    return pageFrom(runs, limit, ({ startedAt }) => [startedAt]);
  }
}
