import { post, put } from './call.js';
import type { ConnectionState } from './connections.js';

/** The four values that Personio's connection needs, in the order of the guide. */
export const PERSONIO_VALUES = ['job', 'companyId', 'accessToken', 'channelId'] as const;
export type PersonioValue = (typeof PERSONIO_VALUES)[number];
export type PersonioCredentials = Record<PersonioValue, string>;

/** What is known of one value. */
export interface Verdict {
  verdict: 'confirmed' | 'refuted' | 'unproven';
  reason: string | null;
  /** The reason as a sentence, with what to do. */
  message: string;
}

export interface Verification {
  state: ConnectionState;
  values: Record<PersonioValue, Verdict>;
}

/** Checks values without keeping them. */
export const checkCredentials = (credentials: PersonioCredentials): Promise<Verification> =>
  post('connections/personio/check', credentials);

/** Stages new values; only a verification replaces working ones. */
export const stageCredentials = (credentials: PersonioCredentials): Promise<unknown> =>
  put('connections/personio/credentials', credentials);

export const verifyCredentials = (choice: {
  /** Sends one application that names itself as a test. */
  testApplication: boolean;
  /** Connects although a value could not be proven. */
  acceptUnproven: boolean;
}): Promise<Verification> => post('connections/personio/verify', choice);
