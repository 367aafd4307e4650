import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import type { OrganisationAnswer } from './organisations.schemas.js';

/** All organisations, by name. */
@Injectable()
export class ListOrganisations {
  constructor(private readonly em: EntityManager) {}

  async run({ limit, cursor }: PageQuery): Promise<Page<OrganisationAnswer>> {
    const after = decodeCursor(cursor, z.string(), z.uuid());
    const rows = await this.em.fork().execute<OrganisationAnswer[]>(
      `select id, external_id as "externalId", name, country from organisation
       ${after ? 'where (name, id) > (?, ?::uuid)' : ''} order by name, id limit ?`,
      [...(after ?? []), limit + 1],
    );
    return pageFrom(rows, limit, ({ name, id }) => [name, id]);
  }
}
