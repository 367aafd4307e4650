import type { STAFF_ROLES } from '../account.entity.js';

/** A person as the identity provider vouches for it. */
export interface ProvenPerson {
  readonly issuer: string;
  /** The provider's own id of the person; never given to another one. */
  readonly subject: string;
  readonly email: string | undefined;
  readonly isEmailProven: boolean;
  readonly name: string | undefined;
  /** The role here that its claims give; none if it has no access. */
  readonly role: (typeof STAFF_ROLES)[number] | undefined;
  /** Seconds since 1970 at which it last signed in at the provider, if that was told. */
  readonly signedInAt: number | undefined;
}
