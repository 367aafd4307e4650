import type { JobStatus } from '../../api/jobs.js';

export interface JobsSearch {
  cursor?: string;
  status?: JobStatus;
  /** Part of the title, or the external id. */
  search?: string;
}
