import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';

export const OUTCOMES = ['success', 'failure', 'denied'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One event of the audit log. */
export interface AuditEvent {
  id: string;
  /** Place in the sealed log; null until it is sealed. */
  seq: number | null;
  /** RFC 3339, by the database's clock. */
  at: string;
  /** Whose log; null for the installation's own. */
  organisationId: string | null;
  action: string;
  /** The action as a sentence in the reader's language. */
  sentence: string;
  actor: { kind: string; id: string; display: string | null };
  target: { kind: string; id: string | null };
  outcome: Outcome;
  facts: Record<string, unknown>;
  /** Why staff acted inside an organisation. */
  reason: string | null;
  request: { id: string | null; ip: string | null; userAgent: string | null };
}

export interface AuditFilter {
  cursor?: string | undefined;
  action?: string | undefined;
  exceptAction?: string | undefined;
  actorId?: string | undefined;
  targetId?: string | undefined;
  outcome?: Outcome | undefined;
  /** Staff: only this organisation's log. */
  organisationId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** One action of the log's vocabulary, in the reader's language. */
export interface AuditAction {
  action: string;
  sentence: string;
}

const PER_PAGE = 50;

export const auditEventsQuery = (filter: AuditFilter) =>
  queryOptions({
    queryKey: ['audit-events', filter],
    queryFn: ({ signal }) =>
      get<Page<AuditEvent>>('audit/events', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const auditActionsQuery = queryOptions({
  queryKey: ['audit-actions'],
  staleTime: Infinity,
  queryFn: ({ signal }) => get<{ data: AuditAction[] }>('audit/actions', { signal }),
});
