import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { ListFindingsData } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { CheckRun, Finding } from '../generated/types.gen.js';

const EVERY_MS = 15_000;
const PER_PAGE = 25;

/** What is wrong now with connections of all organisations. */
export const openFindingsQuery = (filter: FilterOf<ListFindingsData>) =>
  queryOptions({
    queryKey: ['findings', 'open', filter],
    queryFn: ({ signal }) =>
      hub.listFindings({ signal, query: { ...given(filter), state: 'open', limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });

/** The runs of a check within the last 30 days, newest first. */
export const checkRunsQuery = (name: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['check-runs', name, cursor],
    queryFn: ({ signal }) =>
      hub.listCheckRuns({ signal, path: { name }, query: { limit: PER_PAGE, ...given({ cursor }) } }),
    placeholderData: keepPreviousData,
  });
