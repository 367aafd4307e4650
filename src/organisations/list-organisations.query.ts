import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom } from '../platform/http/cursor.js';
import type { OrganisationAnswer, OrganisationQuery } from './organisations.schemas.js';

/** Organisations by name: all, or those that a search finds. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly em: EntityManager) {}

  async run({ limit, cursor, search }: OrganisationQuery): Promise<Page<OrganisationAnswer>> {
    const [afterName = null, afterId = null] = decodeCursor(cursor, z.string(), z.uuid()) ?? [];
    const rows = await runSql<OrganisationAnswer>(
      this.em.fork(),
      `select id, external_id as "externalId", name, country from organisation
       where ($1::text is null or position(lower($1 collate "und-x-icu") in lower(name collate "und-x-icu")) > 0 or position($1 in external_id) > 0)
         and ($2::text is null or (name, id) > ($2, $3::uuid))
       order by name, id limit $4`,
      [search ?? null, afterName, afterId, limit + 1],
    );
    return pageFrom(rows, limit, ({ name, id }) => [name, id]);
  }
}
