import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';

export const REQUEST_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** A support request as the desk sees it. */
export interface DeskRequest {
  id: string;
  state: RequestState;
  partner: string;
  connectionId: string;
  /** Approved, but the connection has not worked yet. */
  onboarding: boolean;
  organisationId: string;
  organisationName: string;
  confirmedPaidPlan: boolean;
  requestedBy: string;
  assignedTo: string | null;
  assignedToId: string | null;
  /** Why it was rejected; the customer reads it. */
  reason: string | null;
  createdAt: string;
  decidedAt: string | null;
  /** Until now, or until the decision. */
  ageSeconds: number;
}

export interface RequestComment {
  id: string;
  author: string;
  byStaff: boolean;
  /** Only staff sees it. */
  internal: boolean;
  text: string;
  createdAt: string;
}

export interface DeskRequestDetail extends DeskRequest {
  comments: RequestComment[];
}

export interface DeskFilter {
  state?: RequestState | undefined;
  cursor?: string | undefined;
}

const PER_PAGE = 25;

/** Oldest first. */
export const deskQuery = (filter: DeskFilter) =>
  queryOptions({
    queryKey: ['support-requests', 'desk', filter],
    queryFn: ({ signal }) =>
      get<Page<DeskRequest>>('support-requests', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const deskRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['support-requests', 'one', id],
    queryFn: ({ signal }) => get<DeskRequestDetail>(`support-requests/${id}`, { signal }),
  });

export const takeOver = (id: string): Promise<DeskRequestDetail> => post(`support-requests/${id}/assign`);
export const approve = (id: string): Promise<DeskRequestDetail> => post(`support-requests/${id}/approve`);
export const reject = (id: string, reason: string): Promise<DeskRequestDetail> =>
  post(`support-requests/${id}/reject`, { reason });
export const comment = (id: string, said: { text: string; internal: boolean }): Promise<DeskRequestDetail> =>
  post(`support-requests/${id}/comments`, said);
