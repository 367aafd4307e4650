import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post, put, remove } from './call.js';
import type { GroupRole } from './people.js';

/** What an invitation offers to whoever holds its link. */
export interface InvitationOffer {
  /** The organisation's name, or the operator's. */
  group: string;
  role: GroupRole;
  email: string;
}

/** A place where the person is signed in. */
export interface OwnSession {
  id: string;
  isCurrent: boolean;
  /** RFC 3339. */
  signedInAt: string;
  /** RFC 3339. */
  lastSeenAt: string;
  address: string | null;
  userAgent: string | null;
}

/** What an authenticator app needs; shown once. */
export interface SecondFactorSecret {
  secret: string;
  /** An `otpauth` address. */
  uri: string;
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => post<InvitationOffer>('invitations/read', { token }),
    staleTime: Infinity,
    retry: false,
  });

export const acceptInvitation = (acceptance: {
  token: string;
  name: string;
  password: string;
}): Promise<void> => post('invitations/accept', acceptance);

export const askPasswordReset = (email: string): Promise<void> => post('password-resets', { email });
export const resetPassword = (token: string, newPassword: string): Promise<void> =>
  post('password-resets/complete', { token, newPassword });
export const changePassword = (currentPassword: string, newPassword: string): Promise<void> =>
  put('password', { currentPassword, newPassword });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get<Page<OwnSession>>('sessions', { signal }),
});
export const endSession = (id: string): Promise<void> => remove(`sessions/${id}`);
export const endOtherSessions = (): Promise<void> => post('sessions/end-others');

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => get<{ isOn: boolean; recoveryCodesLeft: number }>('second-factor', { signal }),
});
export const startSecondFactor = (): Promise<SecondFactorSecret> => post('second-factor');
export const confirmSecondFactor = (code: string): Promise<{ recoveryCodes: string[] }> =>
  post('second-factor/confirm', { code });
export const replaceRecoveryCodes = (): Promise<{ recoveryCodes: string[] }> =>
  post('second-factor/recovery-codes');
export const removeSecondFactor = (): Promise<void> => remove('second-factor');
