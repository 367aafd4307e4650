import type { Invitation } from './invitation.entity.js';
import type { InvitationRow } from './members.schemas.js';

/** What an answer tells of an invitation. */
export const invitationRow = ({ id, email, role, expiresAt }: Invitation): InvitationRow => ({
  id,
  email,
  role,
  expiresAt: expiresAt.toISOString(),
});
