import { queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';
import { ApiProblem } from './problem.js';

/** Something the reader is told in the console. */
export interface Notice {
  id: string;
  /** One line in the reader's language. */
  title: string;
  createdAt: string;
  readAt: string | null;
  /** Plain text in the reader's language. */
  body: string;
}

/** The reader's notices, or null where the hub has none to give. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async ({ signal }) => {
    try {
      return await get<Page<Notice>>('notices', { signal });
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return null;
      throw error;
    }
  },
});
