import { queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';

/** Something that the hub looks after by itself, with its last run. */
export interface Check {
  /** `module.what`. */
  name: string;
  everySeconds: number;
  startedAt: string | null;
  /** Null while it runs. */
  finishedAt: string | null;
  durationMs: number | null;
  lookedAt: number | null;
  found: number | null;
  /** The program's words. */
  error: string | null;
  /** Nobody runs it. */
  overdue: boolean;
}

const EVERY_MS = 5_000;

export const checksQuery = queryOptions({
  queryKey: ['checks'],
  queryFn: ({ signal }) => get<Page<Check>>('health/checks', { signal }),
  refetchInterval: EVERY_MS,
});
