import * as z from 'zod';
import { Session } from '../session/session.schemas.js';

const LONGEST_ADDRESS = 8_000;

export const SignInWays = z
  .object({
    singleSignOn: z
      .string()
      .max(60)
      .nullable()
      .meta({ description: 'What the operator calls its single sign-on; null where there is none.' }),
    staffPasswords: z.boolean().meta({ description: 'Whether staff may sign in by password.' }),
  })
  .meta({ id: 'SignInWays', description: 'How people sign in here.' });
export type SignInWays = z.infer<typeof SignInWays>;

export const SingleSignOnStart = z
  .strictObject({
    next: z
      .string()
      .max(500)
      .default('/')
      .meta({ description: 'A path of the console to go on with; anything else becomes the start page.' }),
  })
  .meta({ id: 'SingleSignOnStart', description: 'Somebody wants to sign in at the identity provider.' });
export type SingleSignOnStart = z.infer<typeof SingleSignOnStart>;

export const SingleSignOnAddress = z
  .object({
    url: z.string().max(LONGEST_ADDRESS).meta({ description: 'Where to send the browser.' }),
  })
  .meta({ id: 'SingleSignOnAddress', description: 'The identity provider’s page.' });
export type SingleSignOnAddress = z.infer<typeof SingleSignOnAddress>;

export const SingleSignOutAddress = z
  .object({
    url: z.string().max(LONGEST_ADDRESS).nullable().meta({
      description: 'Where to send the browser to sign out there, too; null where there is no need.',
    }),
  })
  .meta({ id: 'SingleSignOutAddress', description: 'Signed out here.' });
export type SingleSignOutAddress = z.infer<typeof SingleSignOutAddress>;

export const SingleSignOnAnswer = z
  .strictObject({
    parameters: z
      .string()
      .min(1)
      .max(LONGEST_ADDRESS)
      .meta({ description: 'What stands behind `?` where the provider has sent the browser back to.' }),
  })
  .meta({ id: 'SingleSignOnAnswer', description: 'The identity provider’s answer.' });
export type SingleSignOnAnswer = z.infer<typeof SingleSignOnAnswer>;

export const SingleSignOnDone = z
  .object({
    purpose: z
      .enum(['sign-in', 'step-up'])
      .meta({ description: 'A new session, or the one before, proven again.' }),
    next: z.string().max(500).meta({ description: 'The path of the console to go on with.' }),
    session: Session,
  })
  .meta({ id: 'SingleSignOnDone', description: 'The person is proven.' });
export type SingleSignOnDone = z.infer<typeof SingleSignOnDone>;
