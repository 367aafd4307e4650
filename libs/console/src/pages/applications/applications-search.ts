import type { DeliveryState } from '../../api/deliveries.js';

export interface ApplicationsSearch {
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
  jobId?: string;
  email?: string;
  /** A delivery is in this state. */
  delivery?: DeliveryState;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day, YYYY-MM-DD, in the reader's zone. */
  to?: string;
}
