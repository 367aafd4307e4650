import { OrganisationRequired } from './access.errors.js';
import type { Actor } from './actor.js';

/** The organisation in which somebody acts; staff have to have named one. */
export function organisationOf(by: Actor): string {
  if (by.organisationId === null) throw new OrganisationRequired();
  return by.organisationId;
}
