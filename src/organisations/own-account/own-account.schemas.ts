import * as z from 'zod';
import { NewPassword } from '../new-password.schema.js';
import { linkToken } from '../members/members.schemas.js';

export const PasswordChange = z
  .strictObject({
    currentPassword: z.string().min(1).max(200).meta({ description: 'The password so far.' }),
    newPassword: NewPassword,
  })
  .meta({ id: 'PasswordChange', description: 'The own password is changed.' });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const ForgottenPassword = z
  .strictObject({
    email: z
      .email()
      .max(254)
      .meta({ description: 'The account’s e-mail, in any case.', examples: ['manager@muster.test'] }),
  })
  .meta({ id: 'ForgottenPassword', description: 'Somebody has forgotten the password.' });
export type ForgottenPassword = z.infer<typeof ForgottenPassword>;

export const PasswordReset = z
  .strictObject({ token: linkToken, newPassword: NewPassword })
  .meta({ id: 'PasswordReset', description: 'A new password by the link of a mail.' });
export type PasswordReset = z.infer<typeof PasswordReset>;

/** The name of a session: it says which one is meant and opens nothing. */
export const SessionName = z
  .string()
  .length(32)
  .max(32)
  .regex(/^[0-9a-f]{32}$/);

export const OwnSession = z
  .object({
    id: SessionName.meta({ description: 'Names the session; opens nothing.' }),
    isCurrent: z.boolean().meta({ description: 'Whether this call belongs to it.' }),
    signedInAt: z.iso.datetime().meta({ description: 'When it began.' }),
    lastSeenAt: z.iso.datetime().meta({ description: 'When it was last used.' }),
    address: z.string().max(100).nullable().meta({ description: 'From where it began.' }),
    userAgent: z.string().max(300).nullable().meta({ description: 'The browser, as it calls itself.' }),
  })
  .meta({ id: 'OwnSession', description: 'A place where the person is signed in.' });
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessions = z
  .object({
    data: z.array(OwnSession).max(100).meta({ description: 'The sessions, the newest first; at most 100.' }),
    nextCursor: z.null().meta({ description: 'Always null: everything is on this page.' }),
  })
  .meta({ id: 'OwnSessions', description: 'Where the person is signed in.' });
export type OwnSessions = z.infer<typeof OwnSessions>;
