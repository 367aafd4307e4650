import { JOB_COLUMNS, moment } from '../job-columns.js';

/**
 * Jobs that a connection's partner sees, by id: connection, last id or null, rows. `offset 0` keeps the planner from
 * walking through the jobs of every organisation beside the publications.
 */
export const PUBLISHED_JOBS = `
  select ${JOB_COLUMNS}, ${moment('greatest(job.updated_at, publication.updated_at)')} as "updatedAt"
  from publication
  cross join lateral (select * from job where job.id = publication.job_id offset 0) job
  where publication.connection_id = $1 and publication.enabled and job.status = 'open'
    and ($2::uuid is null or publication.job_id > $2)
  order by publication.job_id
  limit $3`;

/** Jobs that a connection's partner has ever seen, as they changed: connection, since, last change and id or null, rows. */
export const PUBLISHED_JOBS_SINCE = `
  select ${JOB_COLUMNS}, ${moment('changed.at')} as "updatedAt",
    not (publication.enabled and job.status = 'open') as removed
  from publication
  join job on job.id = publication.job_id
  cross join lateral (select greatest(job.updated_at, publication.updated_at) as at) changed
  where publication.connection_id = $1 and publication.first_published_at is not null and changed.at >= $2
    and ($3::timestamptz is null or (changed.at, job.id) > ($3, $4::uuid))
  order by changed.at, job.id
  limit $5`;

/** All jobs of an organisation, by id: organisation, last id or null, rows. */
export const OWN_JOBS = `
  select ${JOB_COLUMNS}, ${moment('job.updated_at')} as "updatedAt"
  from job
  where job.organisation_id = $1 and ($2::uuid is null or job.id > $2)
  order by job.id
  limit $3`;

/** All jobs of an organisation, as they changed: organisation, since, last change and id or null, rows. */
export const OWN_JOBS_SINCE = `
  select ${JOB_COLUMNS}, ${moment('job.updated_at')} as "updatedAt", false as removed
  from job
  where job.organisation_id = $1 and job.updated_at >= $2
    and ($3::timestamptz is null or (job.updated_at, job.id) > ($3, $4::uuid))
  order by job.updated_at, job.id
  limit $5`;

/** One job that a connection's partner sees: connection, job. */
export const PUBLISHED_JOB = `
  select ${JOB_COLUMNS}, ${moment('greatest(job.updated_at, publication.updated_at)')} as "updatedAt"
  from publication
  join job on job.id = publication.job_id
  where publication.connection_id = $1 and publication.job_id = $2 and publication.enabled and job.status = 'open'`;

/** One job of an organisation: organisation, job. */
export const OWN_JOB = `
  select ${JOB_COLUMNS}, ${moment('job.updated_at')} as "updatedAt"
  from job
  where job.organisation_id = $1 and job.id = $2`;
