import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type JobMapping, JobMappings } from '../jobs/public/job-mappings.js';
import { runSql } from '../platform/database/run-sql.js';
import { PERSONIO } from './personio-name.js';

/** Shows `jobs` which position in Personio each job is, and how many deliveries wait for that. */
@Injectable()
export class PersonioJobs extends JobMappings {
  override async of(
    em: EntityManager,
    organisationId: string,
    jobIds: readonly string[],
  ): Promise<Map<string, JobMapping[]>> {
    const rows = await runSql<JobMapping & { jobId: string }>(
      em,
      `select job.id as "jobId", connection.partner, connection.id as "connectionId",
              connection.label as "connectionLabel", personio_job.position_id::text as "externalJob",
              (select count(*)::integer from delivery
                where delivery.job_id = job.id and delivery.connection_id = connection.id
                  and delivery.state = 'held' and delivery.reason = 'job_not_mapped') as waiting
       from connection
       cross join unnest($3::uuid[]) as job (id)
       left join personio_job on personio_job.connection_id = connection.id and personio_job.job_id = job.id
       where connection.organisation_id = $1 and connection.partner = $2 and connection.state <> 'off'
       order by connection.label`,
      [organisationId, PERSONIO, jobIds],
    );
    const found = new Map<string, JobMapping[]>();
    for (const { jobId, ...mapping } of rows) found.set(jobId, [...(found.get(jobId) ?? []), mapping]);
    return found;
  }
}
