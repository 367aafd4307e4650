import type { Scope } from './scopes.js';

/** A key that is good at this moment. */
export interface VerifiedKey {
  readonly id: string;
  readonly organisationId: string | null;
  readonly connectionId: string | null;
  readonly scopes: readonly Scope[];
  /** From where it may be used, as CIDR; from everywhere when empty. */
  readonly allowedNetworks: readonly string[];
}

/** A key that is refused; all reasons look the same from outside. */
export interface RefusedKey {
  readonly refused: 'malformed' | 'unknown' | 'deleted' | 'expired';
  /** The tombstone whose digest matched, so that its connection can be told. */
  readonly keyId?: string;
}

/** Port: `keys` implements it, so that `access` never imports `keys`. */
export abstract class KeyVerifier {
  abstract verify(token: string): Promise<VerifiedKey | RefusedKey>;
  /** The organisation that an operator key names in `andock-organisation`: its id, or `ext:` and its external id. */
  abstract organisationNamed(name: string): Promise<string | undefined>;
}
