import { queryOptions } from '@tanstack/react-query';
import { get, type Page, patch, post, remove } from './call.js';

/** People who are managed together: an organisation's members, or the operator's staff. */
export type Group = 'members' | 'staff';

export type GroupRole = 'manager' | 'recruiter' | 'auditor' | 'admin' | 'support';

/** The roles of a group, the one that manages the others first. */
export const ROLES_OF: Record<Group, readonly GroupRole[]> = {
  members: ['manager', 'recruiter', 'auditor'],
  staff: ['admin', 'support', 'auditor'],
};

/** Somebody who has an account. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: GroupRole;
  /** RFC 3339; null while the person may sign in. */
  disabledAt: string | null;
  /** Whether signing in takes a code. */
  secondFactor: boolean;
}

/** Somebody who was invited and has not accepted yet. */
export interface Invitation {
  id: string;
  email: string;
  role: GroupRole;
  /** RFC 3339; until when its link is valid. */
  expiresAt: string;
}

export interface NewInvitation {
  email: string;
  role: GroupRole;
  language: 'de' | 'en';
}

const PER_PAGE = 50;
const MOST_INVITATIONS = 100;

export const peopleQuery = (group: Group, cursor: string | undefined) =>
  queryOptions({
    queryKey: [group, 'people', { cursor }],
    queryFn: ({ signal }) => get<Page<Person>>(group, { signal, query: { cursor, limit: PER_PAGE } }),
  });

export const invitationsQuery = (group: Group) =>
  queryOptions({
    queryKey: [group, 'invitations'],
    queryFn: ({ signal }) =>
      get<Page<Invitation>>(`${group}/invitations`, { signal, query: { limit: MOST_INVITATIONS } }),
  });

/** Sends the mail again, with a new link, where the person was invited before. */
export const invite = (group: Group, invitation: NewInvitation): Promise<Invitation> =>
  post(group, invitation);
export const withdraw = (group: Group, id: string): Promise<void> => remove(`${group}/invitations/${id}`);
export const changeRole = (group: Group, id: string, role: GroupRole): Promise<void> =>
  patch(`${group}/${id}`, { role });
export const disable = (group: Group, id: string): Promise<void> => post(`${group}/${id}/disable`);
export const enable = (group: Group, id: string): Promise<void> => post(`${group}/${id}/enable`);
