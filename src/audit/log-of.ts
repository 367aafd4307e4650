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
  const asked = organisationOfLogs(by, organisationId);
  if (asked === undefined) return logIdOf(null);
  if (asked === by.organisationId) return asked;
  const [known] = await runSql(em, 'select 1 as known from organisation where id = $1', [asked]);
  if (!known) throw new AuditLogNotFound();
  return asked;
}

/** To whose log a search is narrowed: one's own, or the one that staff auditors ask for; 404 for somebody else's. */
export function organisationOfLogs(by: Actor, organisationId: string | undefined): string | undefined {
  if (by.organisationId === null) return organisationId;
  if (organisationId !== undefined && organisationId !== by.organisationId) throw new AuditLogNotFound();
  return by.organisationId;
}
