import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { type Page, pageFrom } from '../../platform/http/cursor.js';
import { sortedList } from '../../platform/http/sort.js';
import type { Group } from './group.js';
import type { PeopleQuery, PersonRow } from './members.schemas.js';

const SORTED_BY = {
  name: { sql: 'name collate "und-x-icu"', type: 'text', of: ({ name }: PersonRow) => name },
  joined: { sql: 'id', type: 'uuid', of: ({ id }: PersonRow) => id },
} as const;

/** The people of a group, disabled ones too, in the order in which they joined unless asked otherwise. */
@Injectable()
export class ListPeople {
  constructor(private readonly em: EntityManager) {}

  async run({ kind, organisationId }: Group, { limit, cursor, sort }: PeopleQuery): Promise<Page<PersonRow>> {
    const sorted = sortedList(sort, SORTED_BY, 'id', cursor);
    const rows = await runSql<PersonRow>(
      this.em.fork(),
      `select id, name, email, role, disabled_at as "disabledAt",
              exists (select 1 from second_factor where account_id = account.id and confirmed_at is not null) as "secondFactor"
         from account
        where kind = $1 and organisation_id is not distinct from $2 and ${sorted.after('$3', '$4')}
        order by ${sorted.order} limit $5`,
      [kind, organisationId, ...sorted.start, limit + 1],
    );
    const people = rows.map((row) => ({
      ...row,
      disabledAt: row.disabledAt && new Date(row.disabledAt).toISOString(),
    }));
    return pageFrom(people, limit, sorted.placeOf);
  }
}
