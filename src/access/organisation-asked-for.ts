import { OrganisationNotFound } from './access.errors.js';
import type { Actor } from './actor.js';

/**
 * The organisation to which somebody narrows a list: their own, or for staff the one they ask for, null for all.
 * Refuses with `access.organisation-not-found` when it is not their own.
 */
export function organisationAskedFor(by: Actor, organisationId: string | undefined): string | null {
  if (by.organisationId === null) return organisationId ?? null;
  if (organisationId !== undefined && organisationId !== by.organisationId) throw new OrganisationNotFound();
  return by.organisationId;
}
