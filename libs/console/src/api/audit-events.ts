import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { AuditEvent, ListAuditEventsData } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { AuditEvent } from '../generated/types.gen.js';

export type Outcome = AuditEvent['outcome'];
export const OUTCOMES = ['success', 'failure', 'denied'] as const satisfies readonly Outcome[];

export const auditEventsQuery = (filter: FilterOf<ListAuditEventsData>) =>
  queryOptions({
    queryKey: ['audit-events', filter],
    queryFn: ({ signal }) =>
      hub.listAuditEvents({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const auditActionsQuery = queryOptions({
  queryKey: ['audit-actions'],
  staleTime: Infinity,
  queryFn: ({ signal }) => hub.listAuditActions({ signal }),
});
