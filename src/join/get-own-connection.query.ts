import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { ConnectionState } from '../connections/public/connection-state.js';
import { runSql } from '../platform/database/run-sql.js';
import type { OwnConnection } from './join.schemas.js';

const WHOSE_KEY = `
  select connection.id, connection.partner, connection.state, organisation.id as "organisationId", organisation.name
  from organisation
  left join connection on connection.id = $2 and connection.organisation_id = organisation.id
  where organisation.id = $1`;

/** What a key's row tells: the connection's columns are null for a key of no partner. */
export interface KeyOwner {
  readonly id: string | null;
  readonly partner: string | null;
  readonly state: ConnectionState | null;
  readonly organisationId: string;
  readonly name: string;
}

/** Tells a caller whose key it uses. */
@Injectable()
export class GetOwnConnection {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor): Promise<OwnConnection> {
    const [owner] = await runSql<KeyOwner>(this.em.fork(), WHOSE_KEY, [by.organisationId, by.connectionId]);
    return ownConnection(owner, by);
  }
}

/** The answer that a row makes; an operator key that names no organisation has none. */
export const ownConnection = (
  owner: KeyOwner | undefined,
  { scopes }: Pick<Actor, 'scopes'>,
): OwnConnection => ({
  id: owner?.id ?? null,
  partner: owner?.partner ?? null,
  organisation: owner ? { id: owner.organisationId, name: owner.name } : null,
  state: owner?.state ?? null,
  scopes: [...scopes],
});
