import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, IN_ORDER, type Page, pageFrom } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import type { AuditEventView, ListEventsQuery } from './audit.schemas.js';
import { type EventRow, eventView } from './event-view.js';
import { eventConditions } from './event-conditions.js';
import { organisationOfLogs } from './log-of.js';
import { CodeNames } from './sentences/code-names.js';

/** Searches the log, newest first unless asked otherwise: an organisation's people see their own, staff auditors see all. */
@Injectable()
export class ListEvents {
  constructor(
    private readonly em: EntityManager,
    private readonly codes: CodeNames,
  ) {}

  /** Refuses with `audit.log-not-found`. */
  async run(by: Actor, query: ListEventsQuery, language: Language): Promise<Page<AuditEventView>> {
    const [last] = decodeCursor(query.cursor, z.uuid()) ?? [];
    const { sql, parameters } = eventConditions({
      ...query,
      organisationId: organisationOfLogs(by, query.organisationId),
      last,
    });
    const { by: direction } = IN_ORDER[query.order];
    const rows = await runSql<EventRow>(
      this.em.fork(),
      `select event.id, leaf.seq, event.organisation_id, event.body, identity.display, identity.ip, identity.user_agent
         from (select id, organisation_id, body from audit_event event ${sql} order by id ${direction} limit ${query.limit + 1}) event
              left join audit_identity identity on identity.event_id = event.id
              left join audit_leaf leaf on leaf.event_id = event.id
        order by event.id ${direction}`,
      parameters,
    );
    const page = pageFrom(rows, query.limit, (row) => [row.id]);
    return { ...page, data: page.data.map((row) => eventView(row, language, this.codes)) };
  }
}
