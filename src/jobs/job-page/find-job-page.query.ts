import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { EmploymentType, JobContact, JobLocation, JobSalary } from '../public/job-parts.schema.js';
import type { JobTranslation } from '../public/job-translation.schema.js';

/** A job as everybody may read it. */
export interface PublicJob {
  readonly id: string;
  readonly title: string;
  /** Sanitised when it was saved. */
  readonly descriptionHtml: string;
  readonly locations: readonly JobLocation[];
  readonly employmentType: EmploymentType;
  readonly category: string | null;
  readonly seniority: string | null;
  readonly language: string;
  readonly salary: JobSalary | null;
  readonly contact: JobContact | null;
  readonly externalId: string | null;
  /** `YYYY-MM-DD` */
  readonly validThrough: string | null;
  /** `YYYY-MM-DD` */
  readonly postedOn: string;
  readonly organisationName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly translations: readonly JobTranslation[];
}

/** A job as a reader sees it, in one language. */
export type ShownJob = Omit<PublicJob, 'translations'>;

type Row = PublicJob & { readonly status: string; readonly expired: boolean };

const JOB = `
  select job.id, title, description_html as "descriptionHtml", locations, employment_type as "employmentType", category,
    seniority, language, translations, salary, contact, job.external_id as "externalId", valid_through::text as "validThrough",
    to_char(job.created_at at time zone 'utc', 'YYYY-MM-DD') as "postedOn", status,
    coalesce(valid_through < ($2::timestamptz at time zone 'utc')::date, false) as expired,
    organisation.name as "organisationName", organisation.country
  from job join organisation on organisation.id = job.organisation_id
  where job.id = $1 and status <> 'draft'`;

/** Finds the job behind a public page. */
@Injectable()
export class FindJobPage {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** `gone` for a job that was open and is over; undefined for one that nobody outside has ever seen. */
  async run(jobId: string): Promise<PublicJob | 'gone' | undefined> {
    if (!isUuid(jobId)) return undefined;
    const [row] = await runSql<Row>(this.em.fork(), JOB, [jobId, this.clock.now()]);
    if (!row) return undefined;
    const { status, expired, ...job } = row;
    return status === 'open' && !expired ? job : 'gone';
  }
}
