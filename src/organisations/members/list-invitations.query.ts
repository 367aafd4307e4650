import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { runSql } from '../../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../../platform/http/cursor.js';
import type { Group } from './group.js';
import type { InvitationRow } from './members.schemas.js';

/** Invitations of a group that nobody accepted or withdrew, expired ones too, oldest first. */
@Injectable()
export class ListInvitations {
  constructor(private readonly em: EntityManager) {}

  async run({ kind, organisationId }: Group, { limit, cursor }: PageQuery): Promise<Page<InvitationRow>> {
    const [after = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<InvitationRow>(
      this.em.fork(),
      `select id, email, role, expires_at as "expiresAt" from invitation
        where kind = $1 and organisation_id is not distinct from $2 and ($3::uuid is null or id > $3)
          and accepted_at is null and withdrawn_at is null
        order by id limit $4`,
      [kind, organisationId, after, limit + 1],
    );
    const open = rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt).toISOString() }));
    return pageFrom(open, limit, ({ id }) => [id]);
  }
}
