import { queryOptions } from '@tanstack/react-query';
import { get, type Page, put } from './call.js';
import type { PartnerName } from './partners.js';

/** Where a partner placed a job. */
export interface Board {
  name: string;
  state: string;
  url?: string | null;
}

/** One job × one connection. */
export interface Publication {
  partner: string;
  enabled: boolean;
  /** What the partner last reported; null before it did. */
  partnerState: 'queued' | 'live' | 'archived' | 'error' | null;
  /** The partner's own words. */
  partnerMessage: string | null;
  boards: Board[];
}

export interface Job {
  id: string;
  title: string;
  status: 'draft' | 'open' | 'closed';
  locations: { city: string | null; country: string }[];
  publications?: Publication[];
}

export const jobsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['jobs', { cursor }],
    queryFn: ({ signal }) => get<Page<Job>>('jobs', { signal, query: { cursor, limit: 50 } }),
  });

export const publish = (jobId: string, partner: PartnerName, enabled: boolean): Promise<unknown> =>
  put(`jobs/${jobId}/publications/${partner}`, { enabled });
