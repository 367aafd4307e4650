import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { JobNotFound, JobNotPublished } from '../jobs.errors.js';
import type { JobQuestion, JobStatus } from './job-parts.schema.js';

/** What other modules need to know of a job. */
export interface JobSummary {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly status: JobStatus;
  /** The member who is told about it; null when a system made it. */
  readonly ownerId: string | null;
  readonly questions: readonly JobQuestion[];
}

/** A job that left the list still takes applications for this long. */
const TAKEN_AFTER_UNPUBLISHING_DAYS = 30;

const SUMMARY = `job.id, job.organisation_id as "organisationId", job.title, job.status,
  job.owner_id as "ownerId", job.questions`;

/** Finds jobs for other modules. */
@Injectable()
export class JobLookup {
  /** A job of this organisation; `JobNotFound` when there is none. */
  async ofOrganisation(em: EntityManager, organisationId: string, jobId: string): Promise<JobSummary> {
    const [job] = await runSql<JobSummary>(
      em,
      `select ${SUMMARY} from job where job.id = $1 and job.organisation_id = $2`,
      [jobId, organisationId],
    );
    if (!job) throw new JobNotFound();
    return job;
  }

  /** A job that is published to this connection, or was until at most 30 days ago; else `JobNotPublished`. */
  async publishedTo(em: EntityManager, connectionId: string, jobId: string, now: Date): Promise<JobSummary> {
    const [job] = await runSql<JobSummary>(
      em,
      `select ${SUMMARY}
       from publication
       join job on job.id = publication.job_id
       where publication.connection_id = $1 and publication.job_id = $2
         and publication.first_published_at is not null
         and (publication.unpublished_at is null or publication.unpublished_at >= $3)`,
      [connectionId, jobId, new Date(now.getTime() - TAKEN_AFTER_UNPUBLISHING_DAYS * 86_400_000)],
    );
    if (!job) throw new JobNotPublished();
    return job;
  }
}
