import { maskApiKey } from '@andock/api-key';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Page } from '../../platform/http/cursor.js';
import { logOf } from '../log-of.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { AccessQuery, InventoryKey } from './access-list.schemas.js';
import { MOST_TOLD } from './list-access.query.js';

interface Row extends Omit<InventoryKey, 'masked' | 'from' | 'to' | 'lastUsedAt' | 'networks'> {
  readonly environment: 'live' | 'test';
  readonly last4: string;
  readonly isOperators: boolean;
  readonly allowed_networks: string[];
  readonly saved_at: string | Date;
  readonly ended_at: string | Date | null;
  readonly last_used_at: string | Date | null;
}

const KEYS = `
  select key.id, key.kind, key.organisation_id is null as "isOperators", key.name, key.environment, key.last4, key.scopes, key.allowed_networks,
         connection.partner, key.created_by as "createdBy", key.saved_at, key.last_used_at,
         least(key.deleted_at, key.expires_at) as ended_at, key.deleted_at is not null as "isDeleted"
    from api_key key left join connection on connection.id = key.connection_id
   where key.saved_at is not null and (key.organisation_id is null or key.organisation_id = $1::uuid)
     and key.saved_at < $3 and (least(key.deleted_at, key.expires_at) is null or least(key.deleted_at, key.expires_at) > $2)
   order by key.saved_at, key.id`;

/**
 * The keys that were valid in a period: the organisation's own, and the operator's, which may act for it. Never a key
 * itself; of the operator's an organisation learns nothing of who made them, from where they call, and when for others.
 */
export async function keysWithin(
  em: EntityManager,
  logId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<InventoryKey[]> {
  const organisationId = organisationOfLog(logId);
  const rows = await runSql<Row>(em, KEYS, [organisationId, from, to]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    masked: maskApiKey(row),
    partner: row.partner,
    scopes: row.scopes,
    from: new Date(row.saved_at).toISOString(),
    to: row.ended_at && new Date(row.ended_at).toISOString(),
    isDeleted: row.isDeleted,
    ...(row.isOperators && organisationId !== null ? UNTOLD : toldOf(row)),
  }));
}

type Told = Pick<InventoryKey, 'name' | 'networks' | 'createdBy' | 'lastUsedAt'>;
const UNTOLD: Told = { name: null, networks: null, createdBy: null, lastUsedAt: null };

const toldOf = ({ name, allowed_networks: networks, createdBy, last_used_at: used }: Row): Told => ({
  ...{ name, networks, createdBy },
  lastUsedAt: used && new Date(used).toISOString(),
});

/** Reads the inventory of keys: people of an organisation see their own, staff auditors any. */
@Injectable()
export class ListKeyInventory {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `audit.log-not-found`. */
  async run(by: Actor, { organisationId, from, to }: AccessQuery): Promise<Page<InventoryKey>> {
    const em = this.em.fork();
    const keys = await keysWithin(em, await logOf(em, by, organisationId), { from, to });
    return { data: keys.slice(0, MOST_TOLD), nextCursor: null };
  }
}
