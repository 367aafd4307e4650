import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, type PageQuery, pageFrom } from '../platform/http/cursor.js';
import type { PostingAnswer } from './join.schemas.js';

const POSTINGS = `
  select external_id as "externalId", title, state, url,
    to_char(reported_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reportedAt"
  from partner_posting
  where connection_id = $1 and ($2::text is null or external_id > $2)
  order by external_id
  limit $3`;

/** The job ads that a partner has by itself, such as those it archived, by its ids. */
@Injectable()
export class ListPostings {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
  ) {}

  async run(by: Actor, partnerOrId: string, { limit, cursor }: PageQuery): Promise<Page<PostingAnswer>> {
    const [last] = decodeCursor(cursor, z.string().max(200)) ?? [];
    const em = this.em.fork();
    const connection = await this.connections.find(em, organisationOf(by), partnerOrId);
    const rows = await runSql<PostingAnswer>(em, POSTINGS, [connection.id, last ?? null, limit + 1]);
    return pageFrom(rows, limit, ({ externalId }) => [externalId]);
  }
}
