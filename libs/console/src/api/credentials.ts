import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { VerifyInput } from '../generated/types.gen.js';

export type { KeptCredentials, Verdict, Verification } from '../generated/types.gen.js';

/** Values as they stand in a form, by the names of the manifest's credential fields. */
export type EnteredValues = Record<string, string>;

/** What is kept of a partner's credentials: those that work, and those that wait for a verification. */
export const credentialsQuery = (partner: string) =>
  queryOptions({
    queryKey: ['connections', partner, 'credentials'],
    queryFn: ({ signal }) => hub.showCredentials({ path: { partner }, signal }),
  });

/** Checks values without keeping them. */
export const checkCredentials = (partner: string, values: EnteredValues) =>
  hub.checkCredentials({ path: { partner }, body: values });

/** Stages new values; only a verification replaces working ones. */
export const stageCredentials = (partner: string, values: EnteredValues) =>
  hub.enterCredentials({ path: { partner }, body: values });

/** Verifies the newest values, and lets them take effect. */
export const verifyCredentials = (partner: string, choice: VerifyInput) =>
  hub.verifyCredentials({ path: { partner }, body: choice });
