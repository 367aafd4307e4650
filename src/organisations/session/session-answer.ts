import type { SignedInAccount } from '../../access/accounts.js';
import { rightsOf } from '../../access/rights.js';
import type { Session } from './session.schemas.js';

/** What the console learns about who is signed in. */
export function sessionAnswer(
  { id, kind, role, organisationId, email, name }: SignedInAccount,
  csrfToken: string,
  stepUpWith: Session['stepUpWith'],
): Session {
  const withinKind = role.slice(role.indexOf('.') + 1) as Session['actor']['role'];
  return {
    actor: { id, kind, role: withinKind, organisationId, email, name },
    csrfToken,
    rights: rightsOf(role),
    stepUpWith,
  };
}
