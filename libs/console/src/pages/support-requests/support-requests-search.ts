import type { RequestState } from '../../api/support-requests.js';

export interface SupportRequestsSearch {
  /** Open ones when left out. */
  state?: RequestState | 'all';
  cursor?: string;
}
