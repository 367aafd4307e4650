import type { RequestState } from '../../api/support-desk.js';

export interface SupportRequestsSearch {
  /** Open ones when left out. */
  state?: RequestState | 'all';
  cursor?: string;
}
