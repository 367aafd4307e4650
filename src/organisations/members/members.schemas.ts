import * as z from 'zod';
import { PageQuery, pageOf } from '../../platform/http/cursor.js';
import { sortOf } from '../../platform/http/sort.js';
import { line } from '../../platform/http/text.schema.js';
import { type AccountRole, MEMBER_ROLES, STAFF_ROLES } from '../account.entity.js';
import { NewPassword } from '../new-password.schema.js';

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;
const LONGEST_TOKEN = 100;

const email = z
  .email()
  .max(LONGEST_EMAIL)
  .meta({
    description: 'Where the link goes; the person signs in with it.',
    examples: ['recruiter@muster.test'],
  });
/** How to list people. */
export const PeopleQuery = PageQuery.extend({
  sort: sortOf('name', 'joined')
    .default('joined')
    .meta({ description: 'By name or by when they joined; a minus sorts the other way round.' }),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

const language = z.enum(['de', 'en']).meta({ description: 'The language of the person’s mails.' });
const memberRole = z.enum(MEMBER_ROLES).meta({ description: 'What the member may do.' });
const staffRole = z.enum(STAFF_ROLES).meta({ description: 'What the operator’s person may do.' });

export const NewMember = z
  .strictObject({ email, role: memberRole, language })
  .meta({ id: 'NewMember', description: 'Whom to invite into the organisation.' });
export type NewMember = z.infer<typeof NewMember>;

export const NewStaff = z
  .strictObject({ email, role: staffRole, language })
  .meta({ id: 'NewStaff', description: 'Whom to invite into the operator’s staff.' });
export type NewStaff = z.infer<typeof NewStaff>;

export const MemberChange = z
  .strictObject({ role: memberRole })
  .meta({ id: 'MemberChange', description: 'The new role of a member.' });
export type MemberChange = z.infer<typeof MemberChange>;

export const StaffChange = z
  .strictObject({ role: staffRole })
  .meta({ id: 'StaffChange', description: 'The new role of an operator’s person.' });
export type StaffChange = z.infer<typeof StaffChange>;

const person = {
  id: z.uuid().meta({ description: 'The account’s id.' }),
  name: z.string().max(LONGEST_NAME).meta({ description: 'The person’s name.' }),
  email: z.string().max(LONGEST_EMAIL).meta({ description: 'The e-mail to sign in with.' }),
  disabledAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'Since when the person may not sign in; null while it may.' }),
  secondFactor: z.boolean().meta({ description: 'Whether signing in takes a second factor.' }),
};
const invitation = {
  id: z.uuid().meta({ description: 'The invitation’s id.' }),
  email: z.string().max(LONGEST_EMAIL).meta({ description: 'Whom it was sent to.' }),
  expiresAt: z.iso.datetime().meta({ description: 'Until when its link is valid.' }),
};

export const Member = z
  .object({ ...person, role: memberRole })
  .meta({ id: 'Member', description: 'A person of the organisation.' });
export const MemberPage = pageOf(Member).meta({
  id: 'MemberPage',
  description: 'Members in the order in which they joined.',
});
export const MemberInvitation = z
  .object({ ...invitation, role: memberRole })
  .meta({ id: 'MemberInvitation', description: 'Somebody who was invited into the organisation.' });
export const MemberInvitationPage = pageOf(MemberInvitation).meta({
  id: 'MemberInvitationPage',
  description: 'Invitations that nobody accepted yet, oldest first.',
});

export const Staff = z
  .object({ ...person, role: staffRole })
  .meta({ id: 'Staff', description: 'A person of the operator’s staff.' });
export const StaffPage = pageOf(Staff).meta({
  id: 'StaffPage',
  description: 'Staff in the order in which they joined.',
});
export const StaffInvitation = z
  .object({ ...invitation, role: staffRole })
  .meta({ id: 'StaffInvitation', description: 'Somebody who was invited into the operator’s staff.' });
export const StaffInvitationPage = pageOf(StaffInvitation).meta({
  id: 'StaffInvitationPage',
  description: 'Invitations that nobody accepted yet, oldest first.',
});

/** A person of either group. */
export type PersonRow = Omit<z.infer<typeof Member>, 'role'> & { readonly role: AccountRole };
/** An invitation into either group. */
export type InvitationRow = Omit<z.infer<typeof MemberInvitation>, 'role'> & { readonly role: AccountRole };

export const linkToken = z
  .string()
  .min(1)
  .max(LONGEST_TOKEN)
  .meta({ description: 'What stands behind `#token=` in the link of the mail.' });

export const InvitationLink = z
  .strictObject({ token: linkToken })
  .meta({ id: 'InvitationLink', description: 'The link of an invitation.' });
export type InvitationLink = z.infer<typeof InvitationLink>;

export const InvitationOffer = z
  .object({
    group: z
      .string()
      .max(LONGEST_NAME)
      .meta({ description: 'Who invites: the organisation’s name, or the operator’s.' }),
    kind: z
      .enum(['member', 'staff'])
      .meta({ description: 'Into an organisation, or into the operator’s staff.' }),
    role: z
      .enum([...MEMBER_ROLES, ...STAFF_ROLES])
      .meta({ description: 'What the person will be allowed to do.' }),
    email: z.string().max(LONGEST_EMAIL).meta({ description: 'The e-mail to sign in with afterwards.' }),
    language,
  })
  .meta({ id: 'InvitationOffer', description: 'What an invitation offers.' });
export type InvitationOffer = z.infer<typeof InvitationOffer>;

export const Acceptance = z
  .strictObject({
    token: linkToken,
    name: line(LONGEST_NAME).meta({ description: 'The person’s name, as others will see it.' }),
    password: NewPassword,
  })
  .meta({ id: 'Acceptance', description: 'An invitation is accepted.' });
export type Acceptance = z.infer<typeof Acceptance>;
