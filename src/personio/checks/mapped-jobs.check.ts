import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PersonioClient } from '@andock/personio-client';
import { ConnectionFindings } from '../../deliveries/public/connection-findings.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { Rounds } from '../../platform/schedule/rounds.js';
import { PERSONIO } from '../personio-name.js';
import { jobVerdict } from '../verdicts.js';

const REASON = 'job_not_published';
const ROUND_SECONDS = 6 * 3_600;

interface LinkedJob {
  readonly positionId: string;
  readonly host: string;
  readonly title: string;
}

interface Linked {
  /** Of the connection. */
  readonly id: string;
  readonly jobs: readonly LinkedJob[];
}

/** Connections with a linked job, and those that a finding is open for: it is over once nothing is linked any more. */
const WATCHED = `
  from connection
  left join (personio_job join job on job.id = personio_job.job_id and job.status = 'open')
    on personio_job.connection_id = connection.id and connection.state = 'connected' and personio_job.host is not null
  where connection.partner = $1
    and (personio_job.job_id is not null
         or exists (select from finding where connection_id = connection.id and reason = '${REASON}'
                                          and cleared_at is null))`;

/**
 * Looks every six hours, spread over all connections, whether linked jobs are still published in Personio. A career site
 * that says nothing proves nothing.
 */
@Injectable()
export class MappedJobsCheck extends Check {
  readonly name = 'personio.mapped-jobs';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly personio: PersonioClient,
    private readonly findings: ConnectionFindings,
    private readonly rounds: Rounds,
  ) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let found = 0;
    const course = {
      name: this.name,
      roundSeconds: ROUND_SECONDS,
      count: () => this.count(),
      page: (after: string | null, most: number) => this.page(after, most),
      look: async (linked: Linked) => {
        const gone = await this.look(linked, signal);
        found += gone;
      },
    };
    return { lookedAt: await this.rounds.go(course, now, signal), found };
  }

  /** Answers with how many are gone. */
  private async look({ id, jobs }: Linked, signal: AbortSignal): Promise<number> {
    const gone: string[] = [];
    for (const [host, ofHost] of Map.groupBy(jobs, (job) => job.host)) {
      const feed = await this.personio.publishedJobs(host, signal);
      for (const { positionId, title } of ofHost) {
        const { verdict } = jobVerdict(feed, positionId);
        if (verdict === 'refuted') gone.push(title);
        else if (verdict === 'unproven') return 0;
      }
    }
    await this.findings.take(id, REASON, gone.length > 0 ? gone.join(', ') : null);
    return gone.length;
  }

  private async count(): Promise<number> {
    const [row] = await runSql<{ total: number }>(
      this.em.fork(),
      `select count(distinct connection.id)::integer as total ${WATCHED}`,
      [PERSONIO],
    );
    return row?.total ?? 0;
  }

  private page(after: string | null, most: number): Promise<Linked[]> {
    return runSql<Linked>(
      this.em.fork(),
      `select connection.id,
              coalesce(
                json_agg(json_build_object('positionId', personio_job.position_id::text, 'host', personio_job.host,
                                           'title', job.title) order by job.title)
                  filter (where personio_job.job_id is not null), '[]') as jobs
       ${WATCHED} and ($2::uuid is null or connection.id > $2)
       group by connection.id order by connection.id limit $3`,
      [PERSONIO, after, most],
    );
  }
}
