import type { RequestState } from '../../api/support-requests.js';

export interface SupportRequestsSearch {
  /** Open ones when left out. */
  state?: RequestState | 'all';
  /** The oldest first when left out. */
  sort?: RequestSort;
  cursor?: string;
}

export const REQUEST_SORTS = ['age', 'organisation'] as const;
type RequestSort = (typeof REQUEST_SORTS)[number] | `-${(typeof REQUEST_SORTS)[number]}`;
