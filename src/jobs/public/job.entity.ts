import { isDeepStrictEqual } from 'node:util';
import { defineEntity, p } from '@mikro-orm/core';
import { refuseUnfitting } from '../fitting-translations.js';
import type {
  EmploymentType,
  JobContact,
  JobLocation,
  JobQuestion,
  JobSalary,
  JobStatus,
} from './job-parts.schema.js';
import type { JobTranslation } from './job-translation.schema.js';

/** What people and systems say about a job. */
export interface JobDetails {
  readonly title: string;
  /** Sanitised. */
  readonly descriptionHtml: string;
  readonly locations: readonly JobLocation[];
  readonly employmentType: EmploymentType;
  readonly category: string | null;
  readonly seniority: string | null;
  /** ISO 639-1. */
  readonly language: string;
  readonly salary: JobSalary | null;
  readonly contact: JobContact | null;
  readonly questions: readonly JobQuestion[];
  /** The same ad in other languages. */
  readonly translations: readonly JobTranslation[];
  /** The last day, `YYYY-MM-DD`, as the ad says it; after it partners no longer see the job. */
  readonly validThrough: string | null;
  readonly status: JobStatus;
  /** The organisation's own name for it, unique there. */
  readonly externalId: string | null;
}

/** Some details of a job; what is left out stays as it is. */
export type JobChanges = { readonly [Field in keyof JobDetails]?: JobDetails[Field] | undefined };

/** What a new job needs besides its details. */
export interface NewJobOf {
  readonly id: string;
  readonly organisationId: string;
  /** The member who is told about it; null when a system made it. */
  readonly ownerId: string | null;
  readonly createdAt: Date;
}

const JobSchema = defineEntity({
  name: 'Job',
  tableName: 'job',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    externalId: p.string().nullable(),
    title: p.text(),
    descriptionHtml: p.text(),
    locations: p.json<readonly JobLocation[]>(),
    employmentType: p.string().$type<EmploymentType>(),
    category: p.string().nullable(),
    seniority: p.string().nullable(),
    language: p.string(),
    salary: p.json<JobSalary>().nullable(),
    contact: p.json<JobContact>().nullable(),
    questions: p.json<readonly JobQuestion[]>(),
    translations: p.json<readonly JobTranslation[]>(),
    validThrough: p.date().nullable(),
    status: p.string().$type<JobStatus>(),
    ownerId: p.uuid().nullable(),
    version: p.integer(),
    createdAt: p.datetime(),
  },
});

/** A job of an organisation. Each change makes it one version newer. */
export class Job extends JobSchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly externalId: string | null;
  declare readonly title: string;
  declare readonly descriptionHtml: string;
  declare readonly locations: readonly JobLocation[];
  declare readonly employmentType: EmploymentType;
  declare readonly category: string | null;
  declare readonly seniority: string | null;
  declare readonly language: string;
  declare readonly salary: JobSalary | null;
  declare readonly contact: JobContact | null;
  declare readonly questions: readonly JobQuestion[];
  declare readonly translations: readonly JobTranslation[];
  declare readonly validThrough: string | null;
  declare readonly status: JobStatus;
  declare readonly ownerId: string | null;
  declare readonly version: number;
  declare readonly createdAt: Date;

  /** Refuses with `RequestInvalid` translations that do not fit. */
  static from(of: NewJobOf, details: JobDetails): Job {
    refuseUnfitting(details);
    return Object.assign(new Job(), { ...of, ...details, version: 1 });
  }

  isOpen(): boolean {
    return this.status === 'open';
  }

  /** Whether its last day is over. */
  isExpired(now: Date): boolean {
    return this.validThrough !== null && this.validThrough < now.toISOString().slice(0, 10);
  }

  /**
   * Takes over what is different and names it; a change that changes nothing is none. Refuses with `RequestInvalid`
   * when translations do not fit afterwards.
   */
  change(to: JobChanges): string[] {
    const changed = Object.entries(to).filter(
      ([field, value]) => value !== undefined && !isDeepStrictEqual(this[field as keyof JobDetails], value),
    );
    if (changed.length > 0) Object.assign(this, Object.fromEntries(changed), { version: this.version + 1 });
    refuseUnfitting(this);
    return changed.map(([field]) => field);
  }
}
JobSchema.setClass(Job);
