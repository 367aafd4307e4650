import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type {
  Member,
  MemberInvitation,
  NewMember,
  NewStaff,
  Staff,
  StaffInvitation,
} from '../generated/types.gen.js';
import { given } from './given.js';
import { pageSize } from './page-size.js';

/** People who are managed together: an organisation's members, or the operator's staff. */
export type Group = 'members' | 'staff';
export type Person = Member | Staff;
export type Invitation = MemberInvitation | StaffInvitation;
export type GroupRole = Person['role'];

/** The roles of a group, the one that manages the others first. */
export const ROLES_OF = {
  members: ['manager', 'recruiter', 'auditor'],
  staff: ['admin', 'support', 'auditor'],
} as const satisfies { members: readonly Member['role'][]; staff: readonly Staff['role'][] };

const MOST_INVITATIONS = 100;

interface Listing {
  signal: AbortSignal;
  query: { limit: number; cursor?: string; sort?: 'name' | '-name' };
}

/** The same calls for either group. */
const CALLS = {
  members: {
    people: (listing: Listing) => hub.listMembers(listing),
    invitations: (listing: Listing) => hub.listMemberInvitations(listing),
    invite: (body: NewMember) => hub.inviteMember({ body }),
    withdraw: hub.withdrawMemberInvitation,
    change: (id: string, role: Member['role']) => hub.changeMember({ path: { id }, body: { role } }),
    disable: hub.disableMember,
    enable: hub.enableMember,
    resetSecondFactor: hub.resetMemberSecondFactor,
  },
  staff: {
    people: (listing: Listing) => hub.listStaff(listing),
    invitations: (listing: Listing) => hub.listStaffInvitations(listing),
    invite: (body: NewStaff) => hub.inviteStaff({ body }),
    withdraw: hub.withdrawStaffInvitation,
    change: (id: string, role: Staff['role']) => hub.changeStaff({ path: { id }, body: { role } }),
    disable: hub.disableStaff,
    enable: hub.enableStaff,
    resetSecondFactor: hub.resetStaffSecondFactor,
  },
};

/** Which page of a group, in which order; in that of their joining when left out. */
interface PeopleFilter {
  cursor?: string;
  sort?: 'name' | '-name';
}

export const peopleQuery = (group: Group, filter: PeopleFilter) =>
  queryOptions({
    queryKey: [group, 'people', filter],
    queryFn: ({ signal }): Promise<{ data: Person[]; nextCursor: string | null }> =>
      CALLS[group].people({ signal, query: { ...given(filter), limit: pageSize.get() } }),
  });

export const invitationsQuery = (group: Group) =>
  queryOptions({
    queryKey: [group, 'invitations'],
    queryFn: ({ signal }): Promise<{ data: Invitation[]; nextCursor: string | null }> =>
      CALLS[group].invitations({ signal, query: { limit: MOST_INVITATIONS } }),
  });

/** Sends the mail again, with a new link, where the person was invited before. */
export const invite = (
  group: Group,
  { role, ...invitation }: Omit<NewMember, 'role'> & { role: GroupRole },
): Promise<Invitation> => {
  if (isMemberRole(group, role)) return CALLS.members.invite({ ...invitation, role });
  return CALLS.staff.invite({ ...invitation, role: role as Staff['role'] });
};
export const withdraw = (group: Group, id: string) => CALLS[group].withdraw({ path: { id } });
export const changeRole = (group: Group, id: string, role: GroupRole) =>
  isMemberRole(group, role) ? CALLS.members.change(id, role) : CALLS.staff.change(id, role as Staff['role']);
export const disable = (group: Group, id: string) => CALLS[group].disable({ path: { id } });
export const enable = (group: Group, id: string) => CALLS[group].enable({ path: { id } });
/** For somebody who has lost app and recovery codes. */
export const resetSecondFactor = (group: Group, id: string) =>
  CALLS[group].resetSecondFactor({ path: { id } });

const isMemberRole = (group: Group, _role: GroupRole): _role is Member['role'] => group === 'members';
