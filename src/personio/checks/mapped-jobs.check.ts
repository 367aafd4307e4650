import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PersonioClient } from '@andock/personio-client';
import { ConnectionFindings } from '../../deliveries/public/connection-findings.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { PERSONIO } from '../personio-name.js';
import { jobVerdict } from '../verdicts.js';

const REASON = 'job_not_published';

interface Linked {
  readonly connectionId: string;
  readonly positionId: string;
  readonly host: string;
  readonly title: string;
}

/** Looks every six hours whether linked jobs are still published in Personio. A career site that says nothing proves nothing. */
@Injectable()
export class MappedJobsCheck extends Check {
  readonly name = 'personio.mapped-jobs';
  readonly everySeconds = 6 * 3_600;

  constructor(
    private readonly em: EntityManager,
    private readonly personio: PersonioClient,
    private readonly findings: ConnectionFindings,
  ) {
    super();
  }

  override async run(): Promise<CheckReport> {
    const linked = await runSql<Linked>(
      this.em.fork(),
      `select connection.id as "connectionId", personio_job.position_id::text as "positionId", personio_job.host, job.title
       from personio_job
       join connection on connection.id = personio_job.connection_id and connection.state = 'connected'
       join job on job.id = personio_job.job_id and job.status = 'open'
       where connection.partner = $1 and personio_job.host is not null
       order by connection.id, job.title`,
      [PERSONIO],
    );
    const gone = new Map<string, string[]>(linked.map(({ connectionId }) => [connectionId, []]));
    for (const [host, jobs] of Map.groupBy(linked, (job) => job.host)) {
      const feed = await this.personio.publishedJobs(host, new AbortController().signal);
      for (const { connectionId, positionId, title } of jobs) {
        const { verdict } = jobVerdict(feed, positionId);
        if (verdict === 'refuted') gone.get(connectionId)?.push(title);
        else if (verdict === 'unproven') gone.delete(connectionId);
      }
    }
    let found = 0;
    for (const [connectionId, titles] of gone) {
      found += titles.length;
      await this.findings.take(connectionId, REASON, titles.length > 0 ? titles.join(', ') : null);
    }
    return { lookedAt: linked.length, found };
  }
}
