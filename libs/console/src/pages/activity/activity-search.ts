import type { Outcome } from '../../api/audit-events.js';

export interface ActivitySearch {
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
  action?: string;
  /** Also each call that was made with an API key; there are many. */
  calls?: true;
  actor?: string;
  target?: string;
  outcome?: Outcome;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day, YYYY-MM-DD, in the reader's zone. */
  to?: string;
}
