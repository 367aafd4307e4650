import type { Role } from './rights.js';

/** A person who may be signed in. */
export interface SignedInAccount {
  readonly id: string;
  readonly kind: 'member' | 'staff';
  readonly role: Role;
  readonly organisationId: string | null;
  readonly email: string;
  readonly name: string;
}

/** Port: `organisations` implements it, so that `access` never imports `organisations`. */
export abstract class Accounts {
  /** The account, unless it is disabled. */
  abstract byId(id: string): Promise<SignedInAccount | undefined>;
  /** The account with this e-mail and password, unless it is disabled. Takes equally long either way. */
  abstract byPassword(email: string, password: string): Promise<SignedInAccount | undefined>;
  /** Whether there is such an organisation. */
  abstract organisationExists(organisationId: string): Promise<boolean>;
}
