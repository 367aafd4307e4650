import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type {
  ListSupportRequestsData,
  NewSupportRequestComment,
  SupportRequest,
} from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { SupportRequest, SupportRequestComment, SupportRequestDetail } from '../generated/types.gen.js';

export type RequestState = SupportRequest['state'];
export const REQUEST_STATES = [
  'open',
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly RequestState[];

export const supportRequestsQuery = queryOptions({
  queryKey: ['support-requests'],
  queryFn: ({ signal }) => hub.listSupportRequests({ signal }),
});

/** Asks the operator's support to activate a partner; while one is open, the same one comes back. */
export const askForActivation = (partner: string) =>
  hub.createSupportRequest({ body: { partner, confirmedPaidPlan: true } });

/** The desk's queue, oldest first. */
export const deskQuery = (filter: FilterOf<ListSupportRequestsData>) =>
  queryOptions({
    queryKey: ['support-requests', 'desk', filter],
    queryFn: ({ signal }) =>
      hub.listSupportRequests({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const deskRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['support-requests', 'one', id],
    queryFn: ({ signal }) => hub.getSupportRequest({ signal, path: { id } }),
  });

export const supportStatisticsQuery = queryOptions({
  queryKey: ['support-requests', 'statistics'],
  queryFn: ({ signal }) => hub.getSupportStatistics({ signal }),
});

export const reopen = (id: string) => hub.reopenSupportRequest({ path: { id } });
export const takeOver = (id: string) => hub.assignSupportRequest({ path: { id }, body: {} });
export const approve = (id: string) => hub.approveSupportRequest({ path: { id } });
export const reject = (id: string, reason: string) =>
  hub.rejectSupportRequest({ path: { id }, body: { reason } });
export const comment = (id: string, said: NewSupportRequestComment) =>
  hub.commentOnSupportRequest({ path: { id }, body: said });
