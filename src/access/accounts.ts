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

/** A person who has just given the right password. */
export interface ProvenAccount extends SignedInAccount {
  /** Names that password without telling it, so that nothing is done by it once another one counts. */
  readonly passwordName: string;
}

/** Port: `organisations` implements it, so that `access` never imports `organisations`. */
export abstract class Accounts {
  /** The account, unless it is disabled. */
  abstract byId(id: string): Promise<SignedInAccount | undefined>;
  /** The account with this e-mail and password, unless it is disabled. Takes equally long either way. */
  abstract byPassword(email: string, password: string): Promise<ProvenAccount | undefined>;
  /** Whether there is such an organisation. */
  abstract organisationExists(organisationId: string): Promise<boolean>;
}
