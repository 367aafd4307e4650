import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { ListConnectionsData } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { Connection, ConnectionChange } from '../generated/types.gen.js';

const MOST = 100;

export const allConnectionsQuery = (filter: FilterOf<ListConnectionsData>) =>
  queryOptions({
    queryKey: ['connections', 'all', filter],
    queryFn: ({ signal }) =>
      hub.listConnections({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const connectionByIdQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'one', id],
    queryFn: ({ signal }) => hub.getConnection({ signal, path: { partner: id } }),
  });

export const connectionHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'history', id],
    queryFn: ({ signal }) =>
      hub.listConnectionChanges({ signal, path: { partner: id }, query: { limit: MOST } }),
  });
