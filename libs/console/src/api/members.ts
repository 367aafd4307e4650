import { queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';

/** A person of the organisation. */
export interface Member {
  id: string;
  name: string;
  email: string;
  role: 'manager' | 'recruiter' | 'auditor';
  /** RFC 3339; null while the person may sign in. */
  disabledAt: string | null;
}

const PER_PAGE = 50;

export const membersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['members', { cursor }],
    queryFn: ({ signal }) => get<Page<Member>>('members', { signal, query: { cursor, limit: PER_PAGE } }),
  });
