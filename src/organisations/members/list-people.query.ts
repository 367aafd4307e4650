import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { runSql } from '../../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../../platform/http/cursor.js';
import type { Group } from './group.js';
import type { PersonRow } from './members.schemas.js';

/** The people of a group, disabled ones too, in the order in which they joined. */
@Injectable()
export class ListPeople {
  constructor(private readonly em: EntityManager) {}

  async run({ kind, organisationId }: Group, { limit, cursor }: PageQuery): Promise<Page<PersonRow>> {
    const [after = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<PersonRow>(
      this.em.fork(),
      `select id, name, email, role, disabled_at as "disabledAt",
              exists (select 1 from second_factor where account_id = account.id and confirmed_at is not null) as "secondFactor"
         from account
        where kind = $1 and organisation_id is not distinct from $2 and ($3::uuid is null or id > $3)
        order by id limit $4`,
      [kind, organisationId, after, limit + 1],
    );
    const people = rows.map((row) => ({
      ...row,
      disabledAt: row.disabledAt && new Date(row.disabledAt).toISOString(),
    }));
    return pageFrom(people, limit, ({ id }) => [id]);
  }
}
