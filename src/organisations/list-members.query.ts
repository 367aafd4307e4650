import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import type { Member } from './organisations.schemas.js';

/** The people of an organisation, disabled ones too, in the order in which they joined. */
@Injectable()
export class ListMembers {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, { limit, cursor }: PageQuery): Promise<Page<Member>> {
    const after = decodeCursor(cursor, z.uuid());
    const rows = await this.em.fork().execute<Member[]>(
      `select id, name, email, role, disabled_at as "disabledAt" from account
       where organisation_id = ? ${after ? 'and id > ?' : ''} order by id limit ?`,
      [organisationOf(by), ...(after ?? []), limit + 1],
    );
    const members = rows.map((row) => ({
      ...row,
      disabledAt: row.disabledAt && new Date(row.disabledAt).toISOString(),
    }));
    return pageFrom(members, limit, ({ id }) => [id]);
  }
}
