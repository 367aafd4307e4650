import type { Call } from './call.js';
import type { Role } from './rights.js';
import type { Scope } from './scopes.js';

/** Who acts: a signed-in person, a key, the holder of a connect link, somebody unknown on a public page, or the hub itself. */
export interface Actor {
  readonly kind: 'member' | 'staff' | 'key' | 'connect-link' | 'visitor' | 'system';
  /** Account id, API key id, connect link id, or the name of the part of the hub that acts. */
  readonly id: string;
  /** Readable name; personal, so it reaches only the erasable side row of the audit log. */
  readonly display: string | null;
  /** The organisation acted in; null for staff who look at all of them. */
  readonly organisationId: string | null;
  /** A person's role; null for everyone else. */
  readonly role: Role | null;
  /** What a key may do; empty for everyone else. */
  readonly scopes: readonly Scope[];
  /** The connection whose key or connect link is used; null for everyone else. */
  readonly connectionId: string | null;
  /** Why staff act inside a customer's organisation. */
  readonly reason: string | null;
  /** The HTTP call in which this happens; null for work in the background. */
  readonly call: Call | null;
}

/** The hub acting by itself, for one organisation or for all. */
export const system = (part: string, organisationId: string | null): Actor => ({
  kind: 'system',
  id: part,
  display: null,
  organisationId,
  role: null,
  scopes: [],
  connectionId: null,
  reason: null,
  call: null,
});

/** Somebody on a public page. */
export const visitor = (call: Call): Actor => ({ ...system('visitor', null), kind: 'visitor', call });

/** The account of a signed-in person; null for everybody else. */
export const accountOf = (by: Actor): string | null =>
  by.kind === 'member' || by.kind === 'staff' ? by.id : null;
