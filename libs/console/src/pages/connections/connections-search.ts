import type { ConnectionState } from '../../api/connections.js';

/** What the address of the list narrows it to. */
export interface ConnectionsSearch {
  partner?: string;
  state?: ConnectionState;
  organisation?: string;
  cursor?: string;
}
