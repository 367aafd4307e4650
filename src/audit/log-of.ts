import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import { runSql } from '../platform/database/run-sql.js';
import { AuditLogNotFound } from './audit.errors.js';
import { logIdOf } from './sealing/log-id.js';

/** The log that somebody may look into: people of an organisation only theirs, staff auditors any; 404 for others. */
export async function logOf(
  em: EntityManager,
  by: Actor,
  organisationId: string | undefined,
): Promise<string> {
  if (by.organisationId !== null) {
    if (organisationId !== undefined && organisationId !== by.organisationId) throw new AuditLogNotFound();
    return by.organisationId;
  }
  if (organisationId === undefined) return logIdOf(null);
  const [known] = await runSql(em, 'select 1 as known from organisation where id = $1', [organisationId]);
  if (!known) throw new AuditLogNotFound();
  return organisationId;
}
