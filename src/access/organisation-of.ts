import { OrganisationHeaderMissing, OrganisationRequired } from './access.errors.js';
import type { Actor } from './actor.js';

/** The organisation in which somebody acts; staff and operator keys have to have named one. */
export function organisationOf(by: Actor): string {
  if (by.organisationId !== null) return by.organisationId;
  throw by.kind === 'key' ? new OrganisationHeaderMissing() : new OrganisationRequired();
}
