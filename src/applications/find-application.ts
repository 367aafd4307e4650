import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { ApplicationErased, ApplicationNotFound } from './applications.errors.js';

/** Which applications somebody may know of: its organisation's, and of these a partner only its own. */
export function ownApplications(by: Actor): {
  readonly sql: string;
  readonly parameters: readonly unknown[];
} {
  const organisationId = organisationOf(by);
  if (by.connectionId === null)
    return { sql: 'application.organisation_id = ?', parameters: [organisationId] };
  return {
    sql: 'application.organisation_id = ? and application.source_connection_id = ?',
    parameters: [organisationId, by.connectionId],
  };
}

/** An application that is there for this caller and not erased. */
export async function findApplication(
  em: EntityManager,
  by: Actor,
  id: string,
): Promise<{ id: string; organisationId: string }> {
  const own = ownApplications(by);
  const [found] = await em.execute<{ id: string; organisationId: string; erased: boolean }[]>(
    `select id, organisation_id as "organisationId", erased_at is not null as erased from application where id = ? and ${own.sql}`,
    [id, ...own.parameters],
  );
  if (!found) throw new ApplicationNotFound();
  if (found.erased) throw new ApplicationErased();
  return found;
}
