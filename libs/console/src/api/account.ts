import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Acceptance } from '../generated/types.gen.js';

export type { InvitationOffer, OwnSession, SecondFactorSecret } from '../generated/types.gen.js';

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => hub.readInvitation({ body: { token } }),
    staleTime: Infinity,
    retry: false,
  });

export const acceptInvitation = (acceptance: Acceptance) => hub.acceptInvitation({ body: acceptance });

export const askPasswordReset = (email: string) => hub.askPasswordReset({ body: { email } });
export const resetPassword = (token: string, newPassword: string) =>
  hub.resetPassword({ body: { token, newPassword } });
export const changePassword = (currentPassword: string, newPassword: string) =>
  hub.changePassword({ body: { currentPassword, newPassword } });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => hub.listOwnSessions({ signal }),
});
export const endSession = (id: string) => hub.endOwnSession({ path: { id } });
export const endOtherSessions = () => hub.endOtherSessions();

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => hub.readSecondFactor({ signal }),
});
export const startSecondFactor = () => hub.startSecondFactor();
export const confirmSecondFactor = (code: string) => hub.confirmSecondFactor({ body: { code } });
export const replaceRecoveryCodes = () => hub.replaceRecoveryCodes();
export const removeSecondFactor = () => hub.removeSecondFactor();
