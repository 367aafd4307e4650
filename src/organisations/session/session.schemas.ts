import * as z from 'zod';
import { type Right, RIGHTS } from '../../access/rights.js';
import { Code } from '../second-factor/second-factor.schemas.js';

/** How somebody who is signed in proves itself again. */
export const STEP_UP_WAYS = ['password', 'code', 'single-sign-on'] as const;
export type StepUpWay = (typeof STEP_UP_WAYS)[number];

const LONGEST_EMAIL = 254;
const LONGEST_PASSWORD = 200;

const password = z.string().min(1).max(LONGEST_PASSWORD).meta({ description: 'The account’s password.' });

export const SignIn = z
  .strictObject({
    email: z
      .email()
      .max(LONGEST_EMAIL)
      .meta({ description: 'The account’s e-mail, in any case.', examples: ['manager@muster.test'] }),
    password,
    code: Code.optional().meta({
      description: 'Needed where the account has a second factor: a code of the app, or a recovery code.',
    }),
  })
  .meta({ id: 'SignIn', description: 'Who wants to sign in.' });
export type SignIn = z.infer<typeof SignIn>;

export const StepUp = z
  .strictObject({
    password: password.optional(),
    code: Code.optional().meta({ description: 'In place of the password: a code of the second factor.' }),
  })
  .refine(({ password, code }) => (password === undefined) !== (code === undefined), {
    path: ['password'],
    params: {
      text: { en: 'The password or a code is needed.', de: 'Das Passwort oder ein Code ist nötig.' },
    },
  })
  .meta({ id: 'StepUp', description: 'The password given again, or a code of the second factor.' });
export type StepUp = z.infer<typeof StepUp>;

export const Session = z
  .object({
    actor: z
      .object({
        id: z.uuid().meta({ description: 'The account’s id.' }),
        kind: z
          .enum(['member', 'staff'])
          .meta({ description: 'A member of an organisation, or the operator’s staff.' }),
        role: z
          .enum(['manager', 'recruiter', 'auditor', 'admin', 'support'])
          .meta({ description: 'The role within its kind.' }),
        organisationId: z
          .uuid()
          .nullable()
          .meta({ description: 'The member’s organisation; null for staff.' }),
        email: z.string().max(LONGEST_EMAIL).meta({ description: 'The account’s e-mail.' }),
        name: z.string().max(200).meta({ description: 'The person’s name.' }),
      })
      .meta({ description: 'Who is signed in.' }),
    csrfToken: z
      .string()
      .max(100)
      .meta({ description: 'Belongs in the header `x-csrf-token` of every change.' }),
    rights: z
      .array(z.enum(Object.keys(RIGHTS) as [Right, ...Right[]]))
      .max(100)
      .meta({ description: 'What the role may do; the console shows nothing else.' }),
    stepUpWith: z
      .array(z.enum(STEP_UP_WAYS))
      .max(STEP_UP_WAYS.length)
      .meta({ description: 'How the person can prove itself again where that is asked for.' }),
  })
  .meta({ id: 'Session', description: 'A signed-in person.' });
export type Session = z.infer<typeof Session>;
