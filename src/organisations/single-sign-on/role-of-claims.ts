import type { STAFF_ROLES } from '../account.entity.js';

type StaffRole = (typeof STAFF_ROLES)[number];

/** Which value of the role claim gives which role. */
export interface RoleMapping {
  readonly value: string;
  readonly role: StaffRole;
}

/**
 * The role that a person's claims give: of the mappings that fit, the first. The claim is a text or a list of texts,
 * by its name or, where there is none of that name, by a path with dots (`realm_access.roles`).
 */
export function roleOfClaims(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  mappings: readonly RoleMapping[],
): StaffRole | undefined {
  const found = Object.hasOwn(claims, claim) ? claims[claim] : atPath(claims, claim.split('.'));
  const values = Array.isArray(found) ? (found as unknown[]) : [found];
  return mappings.find(({ value }) => values.includes(value))?.role;
}

const atPath = (from: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    from,
  );
