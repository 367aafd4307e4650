import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';
import type { PartnerName } from './partners.js';

/** "Please activate this partner for us." */
export interface SupportRequest {
  id: string;
  partner: string;
  state: 'open' | 'approved' | 'rejected';
  /** Why it was rejected. */
  reason: string | null;
  createdAt: string;
}

export const supportRequestsQuery = queryOptions({
  queryKey: ['support-requests'],
  queryFn: ({ signal }) => get<Page<SupportRequest>>('support-requests', { signal }),
});

/** Asks the operator's support to activate a partner; while one is open, the same one comes back. */
export const askForActivation = (partner: PartnerName): Promise<SupportRequest> =>
  post('support-requests', { partner, confirmedPaidPlan: true });
