import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, type PageQuery, pageFrom } from '../platform/http/cursor.js';
import type { ReceiptView } from './privacy.schemas.js';

type Row = Omit<ReceiptView, 'erasedAt' | 'unreadableInBackupsFrom'> & {
  readonly erasedAt: string;
  readonly unreadableFrom: string | null;
};

/** Receipts of what was erased, newest first: of an organisation, or of all for staff. */
@Injectable()
export class ListReceipts {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, { limit, cursor }: PageQuery): Promise<Page<ReceiptView>> {
    const [after = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<Row>(
      this.em.fork(),
      `select id, application_id as "applicationId", organisation_id as "organisationId", what, cause, documents,
              recipients, erased_at as "erasedAt", unreadable_from as "unreadableFrom"
       from erasure_receipt
       where ($1::uuid is null or organisation_id = $1) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [by.organisationId, after, limit + 1],
    );
    const page = pageFrom(rows, limit, ({ id }) => [id]);
    return {
      ...page,
      data: page.data.map(({ erasedAt, unreadableFrom, ...receipt }) => ({
        ...receipt,
        erasedAt: new Date(erasedAt).toISOString(),
        unreadableInBackupsFrom: unreadableFrom && new Date(unreadableFrom).toISOString(),
      })),
    };
  }
}
