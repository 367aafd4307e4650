import type { AuditEvent } from './audit-event.js';
import type { EventMac } from './event-mac.js';

/**
 * Stores events with their pending and side rows in one statement, and in the same statement asks once more whether
 * the calling key is still good: events of a key that is not are left out. Returns the ids that were stored.
 */
const STORE_EVENTS = `
  with given as (
    select * from unnest(
      $1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::bytea[], $11::bytea[], $12::bytea[], $13::uuid[], $14::bytea[], $15::text[], $16::text[], $17::text[], $18::text[]
    ) as event (id, at, organisation_id, action, outcome, actor_kind, actor_id, target_kind, target_id,
                body, leaf_hash, mac, key_id, salt, display, ip, user_agent, mac_key_id)
  ), admitted as (
    select * from given where key_id is null or api_key_is_good(key_id)
  ), stored as (
    insert into audit_event (id, at, organisation_id, action, outcome, actor_kind, actor_id, target_kind, target_id,
                             body, leaf_hash, mac, mac_key_id)
    select id, at, organisation_id, action, outcome, actor_kind, actor_id, target_kind, target_id,
           body, leaf_hash, mac, mac_key_id from admitted
  ), pending as (
    insert into audit_pending (event_id, organisation_id, at) select id, organisation_id, at from admitted
  ), identity as (
    insert into audit_identity (event_id, salt, display, ip, user_agent)
    select id, salt, display, ip, user_agent from admitted where salt is not null
  )
  select id from admitted`;

/** Runs SQL with `$1` parameters and answers with its rows. */
export type RunSql = (sql: string, parameters: unknown[]) => Promise<{ id: string }[]>;

export async function storeEvents(
  run: RunSql,
  events: readonly AuditEvent[],
  mac: EventMac,
): Promise<Set<string>> {
  const column = <T>(pick: (event: AuditEvent) => T) => events.map(pick);
  const macs = events.map((event) => mac.of(event));
  const rows = await run(STORE_EVENTS, [
    column((event) => event.id),
    column((event) => event.at),
    column((event) => event.organisationId),
    column((event) => event.action),
    column((event) => event.outcome),
    column((event) => event.actorKind),
    column((event) => event.actorId),
    column((event) => event.targetKind),
    column((event) => event.targetId),
    column((event) => event.body),
    column((event) => event.leafHash),
    macs.map(({ code }) => code),
    column((event) => event.keyId),
    column((event) => event.identity?.salt ?? null),
    column((event) => event.identity?.display ?? null),
    column((event) => event.identity?.ip ?? null),
    column((event) => event.identity?.userAgent ?? null),
    macs.map(({ keyId }) => keyId),
  ]);
  return new Set(rows.map((row) => row.id));
}
