import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { InLanguage } from '../../jobs/public/job-in-language.js';
import type { JobQuestion } from '../../jobs/public/job-parts.schema.js';
import type { JobTranslation } from '../../jobs/public/job-translation.schema.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { RetentionMonths } from '../public/retention-months.js';

/** A job that takes applications. */
export interface OpenJob {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly questions: readonly JobQuestion[];
  readonly translations: readonly JobTranslation[];
  /** After so many months at the latest an application is erased, by the organisation's rule. */
  readonly keptMonths: number;
}

/** The same as a candidate sees it, in one language. */
export type ShownOpenJob = InLanguage<OpenJob>;

/** Finds the job behind an apply form. */
@Injectable()
export class FindOpenJob {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly retention: RetentionMonths,
  ) {}

  async run(jobId: string): Promise<OpenJob | undefined> {
    if (!isUuid(jobId)) return undefined;
    const [job] = await runSql<Omit<OpenJob, 'keptMonths'>>(
      this.em.fork(),
      `select job.id, job.title, job.organisation_id as "organisationId", organisation.name as "organisationName",
              job.language, job.questions, job.translations
       from job join organisation on organisation.id = job.organisation_id
       where job.id = $1 and job.status = 'open' and (job.valid_through is null or job.valid_through >= $2::date)`,
      [jobId, this.clock.now().toISOString().slice(0, 10)],
    );
    return job && { ...job, keptMonths: await this.retention.of(job.organisationId) };
  }
}
