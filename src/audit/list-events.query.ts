import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { decodeCursor, type Page, pageFrom } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import type { AuditEventView, ListEventsQuery } from './audit.schemas.js';
import { type EventRow, eventView } from './event-view.js';

/** Searches the log, newest first: an organisation's people see their own, staff auditors see all. */
@Injectable()
export class ListEvents {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, query: ListEventsQuery, language: Language): Promise<Page<AuditEventView>> {
    const [after] = decodeCursor(query.cursor, z.uuid()) ?? [];
    const organisationId = by.organisationId ?? query.organisationId;
    const conditions: [string, unknown][] = [
      ['event.organisation_id = ?', organisationId],
      ['event.action = ?', query.action],
      ['event.action <> ?', query.exceptAction],
      ['event.actor_id = ?', query.actorId],
      ['event.target_id = ?', query.targetId],
      ['event.outcome = ?', query.outcome],
      ['event.at >= ?', query.from],
      ['event.at < ?', query.to],
      ['event.id < ?', after],
    ];
    const given = conditions.filter(([, value]) => value !== undefined);
    const rows = await this.em.fork().execute<EventRow[]>(
      `select event.id, leaf.seq, event.organisation_id, event.body, identity.display, identity.ip, identity.user_agent
         from audit_event event left join audit_identity identity on identity.event_id = event.id
              left join audit_leaf leaf on leaf.event_id = event.id
        ${given.length > 0 ? `where ${given.map(([sql]) => sql).join(' and ')}` : ''}
        order by event.id desc limit ?`,
      [...given.map(([, value]) => value), query.limit + 1],
    );
    const page = pageFrom(rows, query.limit, (row) => [row.id]);
    return { ...page, data: page.data.map((row) => eventView(row, language)) };
  }
}
