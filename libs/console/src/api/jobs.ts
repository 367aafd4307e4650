import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Job, JobChange, JobQuestion, JobSalary, ListJobsData, NewJob } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type {
  Board,
  Job,
  JobContact,
  JobLocation,
  JobMapping,
  JobQuestion,
  JobSalary,
  JobTranslation,
  Publication,
} from '../generated/types.gen.js';

export type JobStatus = Job['status'];
export const JOB_STATUSES = ['draft', 'open', 'closed'] as const satisfies readonly JobStatus[];

export type EmploymentType = Job['employmentType'];
export const EMPLOYMENT_TYPES = [
  'full_time',
  'part_time',
  'permanent',
  'temporary',
  'freelance',
  'internship',
  'apprenticeship',
  'working_student',
  'mini_job',
  'volunteer',
  'other',
] as const satisfies readonly EmploymentType[];

export const QUESTION_TYPES = [
  'text',
  'choice',
  'yes_no',
  'number',
  'date',
  'file',
] as const satisfies readonly JobQuestion['type'][];

export const SALARY_PERIODS = [
  'hour',
  'day',
  'week',
  'month',
  'year',
] as const satisfies readonly JobSalary['period'][];

/** What a person says about a job in the form. */
export type JobContent = Pick<
  Job,
  | 'title'
  | 'language'
  | 'descriptionHtml'
  | 'locations'
  | 'employmentType'
  | 'category'
  | 'seniority'
  | 'salary'
  | 'contact'
  | 'questions'
  | 'translations'
  | 'externalId'
  | 'validThrough'
  | 'status'
>;

export const jobsQuery = (filter: FilterOf<ListJobsData>) =>
  queryOptions({
    queryKey: ['jobs', 'list', filter],
    queryFn: ({ signal }) => hub.listJobs({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => hub.getJob({ signal, path: { id } }),
  });

export const createJob = (content: NewJob) => hub.createJob({ body: content });

/** Refused with 409 when somebody else changed the job since this version. */
export const changeJob = (id: string, version: number, changes: JobChange) =>
  hub.changeJob({ path: { id }, body: changes, headers: { 'If-Match': `"${version}"` } });

/** The ad without what the hub would take away. */
export const previewDescription = (descriptionHtml: string) =>
  hub.previewJobDescription({ body: { descriptionHtml } });

/** `partner` is its name, or a connection's id where there are several to one partner. */
export const publish = (jobId: string, partner: string, enabled: boolean) =>
  hub.switchPublication({ path: { id: jobId, partner }, body: { enabled } });

/** Links a job to Personio by its number or link; deliveries that waited for it go out. */
export const mapPersonioJob = (jobId: string, job: string, connection: string) =>
  hub.mapPersonioJob({ path: { id: jobId }, body: { job, connection } });

/** Jobs that are not linked to Personio yet, those with the most waiting deliveries first. */
export const unmappedJobsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['jobs', 'unmapped', connectionId],
    queryFn: ({ signal }) =>
      hub.listUnmappedPersonioJobs({ signal, path: { partner: connectionId }, query: { limit: 20 } }),
  });

/** Links many jobs by lines out of a sheet; says what became of each. */
export const mapPastedJobs = (connectionId: string, lines: string) =>
  hub.mapPastedPersonioJobs({ path: { partner: connectionId }, body: { lines } });
