import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom } from '../platform/http/cursor.js';
import type { ConnectLinkAnswer, ConnectLinkQuery } from './connect-links.schemas.js';

const MOMENTS = ['created', 'expires', 'opened', 'session_ends', 'revoked'] as const;
const nameOf = (column: string) => column.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase());
const LINKS = `
  select link.id, partner, connection_id as "connectionId", link.language, return_url as "returnUrl",
    case when revoked_at is not null then 'revoked' when opened_at is not null then 'used'
         when expires_at > $2 then 'open' else 'expired' end as state,
    ${MOMENTS.map((one) => `to_char(link.${one}_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${nameOf(one)}At"`).join(', ')}
  from connect_link link join connection on connection.id = connection_id
  where ($1::uuid is null or link.organisation_id = $1) and ($3::uuid is null or link.id < $3)
    and ($5::uuid is null or link.connection_id = $5)
  order by link.id desc limit $4`;

/** The connect links of an organisation, newest first; staff of the operator sees those of all. */
@Injectable()
export class ListConnectLinks {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, { cursor, limit, connectionId }: ConnectLinkQuery): Promise<Page<ConnectLinkAnswer>> {
    const [before = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<ConnectLinkAnswer>(this.em.fork(), LINKS, [
      by.kind === 'staff' ? by.organisationId : organisationOf(by),
      this.clock.now(),
      before,
      limit + 1,
      connectionId ?? null,
    ]);
    return pageFrom(rows, limit, ({ id }) => [id]);
  }
}
