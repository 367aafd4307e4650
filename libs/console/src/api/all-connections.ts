import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';
import type { Connection, ConnectionState } from './connections.js';

/** A connection as staff sees it, beside those of other organisations. */
export interface StaffConnection extends Connection {
  /** The name as the partner writes it. */
  partnerName: string;
  /** Approved, but it has not worked yet. */
  onboarding: boolean;
  stateChangedAt: string;
  organisationId: string;
  organisationName: string;
}

/** One step in a connection's life, from the audit log. */
export interface ConnectionChange {
  id: string;
  at: string;
  from: ConnectionState;
  to: ConnectionState;
  reasonText: string | null;
  actor: { kind: string; display: string | null };
}

export interface ConnectionFilter {
  partner?: string | undefined;
  state?: ConnectionState | undefined;
  organisationId?: string | undefined;
  cursor?: string | undefined;
}

const PER_PAGE = 25;
const MOST = 100;

export const allConnectionsQuery = (filter: ConnectionFilter) =>
  queryOptions({
    queryKey: ['connections', 'all', filter],
    queryFn: ({ signal }) =>
      get<Page<StaffConnection>>('connections', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const connectionByIdQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'one', id],
    queryFn: ({ signal }) => get<StaffConnection>(`connections/${id}`, { signal }),
  });

export const connectionHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'history', id],
    queryFn: ({ signal }) =>
      get<Page<ConnectionChange>>(`connections/${id}/history`, { signal, query: { limit: MOST } }),
  });

/** For an organisation that staff acts for: keys die, deliveries are held. */
export const switchOffById = (id: string): Promise<StaffConnection> =>
  post(`connections/${id}/switch-off`, { confirm: true });
