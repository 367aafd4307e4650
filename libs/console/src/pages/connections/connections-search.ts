import type { ConnectionState } from '../../api/connections.js';

/** What the address of the list narrows it to. */
export interface ConnectionsSearch {
  partner?: string;
  state?: ConnectionState;
  organisation?: string;
  /** By partner when left out. */
  sort?: ConnectionSort;
  cursor?: string;
}

export const CONNECTION_SORTS = ['organisation', 'partner', 'since'] as const;
type ConnectionSort = (typeof CONNECTION_SORTS)[number] | `-${(typeof CONNECTION_SORTS)[number]}`;
