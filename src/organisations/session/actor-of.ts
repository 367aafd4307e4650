import type { SignedInAccount } from '../../access/accounts.js';
import { type Actor, system } from '../../access/actor.js';

/** An account that has just proven itself, as the actor of the call in which it did. */
export const actorOf = (
  { id, kind, role, organisationId, email }: SignedInAccount,
  { call }: Pick<Actor, 'call'>,
): Actor => ({
  ...system(id, organisationId),
  kind,
  role,
  display: email,
  call,
});
