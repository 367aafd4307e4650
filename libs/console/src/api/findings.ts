import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import { given } from './given.js';

export type { CheckRun, Finding } from '../generated/types.gen.js';

const EVERY_MS = 15_000;
const PER_PAGE = 25;

/** What is wrong now with connections of all organisations, newest first. */
export const openFindingsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['findings', 'open', cursor],
    queryFn: ({ signal }) =>
      hub.listFindings({ signal, query: { state: 'open', limit: PER_PAGE, ...given({ cursor }) } }),
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
