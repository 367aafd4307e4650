import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { People } from '../organisations/public/people.js';
import type { Text } from '../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import { languageOf } from '../platform/http/language.js';
import type { Notice } from './notifications.schemas.js';

type Row = Omit<Notice, 'title' | 'body'> & { readonly subject: Text; readonly body: Text };

/** The caller's own notices, newest first. */
@Injectable()
export class ListNotices {
  constructor(
    private readonly em: EntityManager,
    private readonly people: People,
  ) {}

  /** In the language of the header, else in that of the account. */
  async run(
    by: Actor,
    { limit, cursor }: PageQuery,
    acceptLanguage: string | undefined,
  ): Promise<Page<Notice>> {
    const before = decodeCursor(cursor, z.uuid());
    const rows = await this.em.fork().execute<Row[]>(
      `select id, kind, subject, body, params, organisation_id as "organisationId", created_at as "createdAt", read_at as "readAt"
       from notice where account_id = ? and in_console ${before ? 'and id < ?' : ''} order by id desc limit ?`,
      [by.id, ...(before ?? []), limit + 1],
    );
    const language = acceptLanguage
      ? languageOf(acceptLanguage)
      : ((await this.people.account(by.id))?.language ?? 'en');
    const notices = rows.map(({ subject, body, createdAt, readAt, ...row }) => ({
      ...row,
      title: subject[language],
      body: body[language],
      createdAt: new Date(createdAt).toISOString(),
      readAt: readAt && new Date(readAt).toISOString(),
    }));
    return pageFrom(notices, limit, ({ id }) => [id]);
  }
}
