import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, patch, post, put } from './call.js';
import type { Verdict } from './personio.js';

export const JOB_STATUSES = ['draft', 'open', 'closed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

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
] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const QUESTION_TYPES = ['text', 'choice', 'yes_no', 'number', 'date', 'file'] as const;
export const SALARY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;

/** Where a partner placed a job. */
export interface Board {
  name: string;
  state: string;
  url?: string | null;
}

/** One job × one connection. */
export interface Publication {
  partner: string;
  connectionId: string;
  connectionLabel: string;
  enabled: boolean;
  /** What the partner last reported; null before it did. */
  partnerState: 'queued' | 'live' | 'archived' | 'error' | null;
  partnerMessage: string | null;
  boards: Board[];
}

/** Which job of an outbound partner it is. */
export interface JobMapping {
  partner: string;
  connectionId: string;
  connectionLabel: string;
  /** The job's id at the partner; null while it is linked to none. */
  externalJob: string | null;
  /** Deliveries that are held until it is linked. */
  waiting: number;
}

export interface JobLocation {
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  remote?: boolean;
}

export interface JobSalary {
  from: number;
  to: number;
  /** ISO 4217. */
  currency: string;
  period: (typeof SALARY_PERIODS)[number];
  /** Whether an ad may show it; it may when left out. */
  shown?: boolean;
}

export interface JobQuestion {
  /** Names the question in answers. */
  id: string;
  text: string;
  type: (typeof QUESTION_TYPES)[number];
  required?: boolean;
  options?: string[];
}

/** What a person says about a job. */
export interface JobContent {
  title: string;
  descriptionHtml: string;
  locations: JobLocation[];
  employmentType: EmploymentType;
  salary: JobSalary | null;
  questions: JobQuestion[];
  /** The last day of the ad, YYYY-MM-DD. */
  validThrough: string | null;
  status: JobStatus;
}

export interface Job extends JobContent {
  id: string;
  externalId: string | null;
  /** Goes up with each change. */
  version: number;
  /** RFC 3339. */
  updatedAt: string;
  publications: Publication[];
  mappings: JobMapping[];
}

export interface JobFilter {
  cursor?: string | undefined;
  status?: JobStatus | undefined;
  search?: string | undefined;
}

const PER_PAGE = 25;

export const jobsQuery = (filter: JobFilter) =>
  queryOptions({
    queryKey: ['jobs', 'list', filter],
    queryFn: ({ signal }) => get<Page<Job>>('jobs', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => get<Job>(`jobs/${id}`, { signal }),
  });

export const createJob = (content: JobContent): Promise<Job> => post('jobs', content);

/** Refused with 409 when somebody else changed the job since this version. */
export const changeJob = (id: string, version: number, changes: Partial<JobContent>): Promise<Job> =>
  patch(`jobs/${id}`, changes, { ifMatch: version });

/** The ad without what the hub would take away. */
export const previewDescription = (descriptionHtml: string): Promise<{ descriptionHtml: string }> =>
  post('jobs/description-preview', { descriptionHtml });

/** `partner` is its name, or a connection's id where there are several to one partner. */
export const publish = (jobId: string, partner: string, enabled: boolean): Promise<unknown> =>
  put(`jobs/${jobId}/publications/${partner}`, { enabled });

/** A job's position in Personio. */
export interface PersonioJob {
  job: string;
  /** What the career site says about it. */
  check: Verdict;
}

/** Links a job to Personio by its number or link; deliveries that waited for it go out. */
export const mapPersonioJob = (jobId: string, job: string, connection: string): Promise<PersonioJob> =>
  put(`jobs/${jobId}/ats/personio`, { job, connection });
