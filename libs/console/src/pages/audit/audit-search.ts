import type { Outcome } from '../../api/audit-events.js';

export interface AuditSearch {
  actor?: string;
  action?: string;
  target?: string;
  outcome?: Outcome;
  organisation?: string;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day. */
  to?: string;
  cursor?: string;
}
