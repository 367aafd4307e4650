import type { Outcome } from '../../api/audit-events.js';

export interface AuditSearch {
  /** Only the event with this id. */
  id?: string;
  actor?: string;
  action?: string;
  target?: string;
  outcome?: Outcome;
  /** Without the calls of API keys. */
  withoutCalls?: true;
  organisation?: string;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day. */
  to?: string;
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
}
