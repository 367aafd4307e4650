import type { JobStatus } from '../../api/jobs.js';

export interface JobsSearch {
  cursor?: string;
  status?: JobStatus;
  /** Part of the title, or the external id. */
  search?: string;
  /** Newest first when left out. */
  sort?: JobSort;
}

export const JOB_SORTS = ['title', 'created'] as const;
type JobSort = (typeof JOB_SORTS)[number] | `-${(typeof JOB_SORTS)[number]}`;
