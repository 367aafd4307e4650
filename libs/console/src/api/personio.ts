import * as hub from '../generated/sdk.gen.js';
import type { PersonioVerification, PersonioVerifyInput } from '../generated/types.gen.js';

export type { PersonioVerdict, PersonioVerification } from '../generated/types.gen.js';

/** The four values that Personio's connection needs, in the order of the guide. */
export const PERSONIO_VALUES = [
  'job',
  'companyId',
  'accessToken',
  'channelId',
] as const satisfies readonly (keyof PersonioVerification['values'])[];
export type PersonioValue = (typeof PERSONIO_VALUES)[number];
/** As they stand in the form. */
export type PersonioCredentials = Record<PersonioValue, string>;

const path = { partner: 'personio' };

/** Checks values without keeping them. */
export const checkCredentials = (credentials: PersonioCredentials) =>
  hub.checkCredentials({ path, body: credentials });

/** Stages new values; only a verification replaces working ones. */
export const stageCredentials = (credentials: PersonioCredentials) =>
  hub.enterCredentials({ path, body: credentials });

export const verifyCredentials = (choice: PersonioVerifyInput) =>
  hub.verifyCredentials({ path, body: choice });
