import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { type Page, pageFrom } from '../platform/http/cursor.js';
import { sortedList } from '../platform/http/sort.js';
import type { OrganisationAnswer, OrganisationQuery } from './organisations.schemas.js';

const SORTED_BY = {
  name: { sql: 'name collate "und-x-icu"', type: 'text', of: ({ name }: OrganisationAnswer) => name },
} as const;

/** Organisations by name: all, or those that a search finds. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly em: EntityManager) {}

  async run({ limit, cursor, search, sort }: OrganisationQuery): Promise<Page<OrganisationAnswer>> {
    const sorted = sortedList(sort, SORTED_BY, 'id', cursor);
    const rows = await runSql<OrganisationAnswer>(
      this.em.fork(),
      `select id, external_id as "externalId", name, country from organisation
       where ($1::text is null or position(lower($1 collate "und-x-icu") in lower(name collate "und-x-icu")) > 0 or position($1 in external_id) > 0)
         and ${sorted.after('$2', '$3')}
       order by ${sorted.order} limit $4`,
      [search ?? null, ...sorted.start, limit + 1],
    );
    return pageFrom(rows, limit, sorted.placeOf);
  }
}
