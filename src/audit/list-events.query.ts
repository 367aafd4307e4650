import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import type { Text } from '../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageFrom } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import type { AuditEventView, ListEventsQuery } from './audit.schemas.js';
import { AUDIT_FACTS } from './facts.js';

interface Row {
  readonly id: string;
  readonly seq: string | null;
  readonly organisation_id: string | null;
  readonly body: Buffer;
  readonly display: string | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

/** The stored bytes of an event, read back. */
interface Body {
  readonly at: string;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly outcome: AuditEventView['outcome'];
  readonly facts: Record<string, unknown>;
  readonly reason: string | null;
  readonly request: string | null;
}

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
      ['event.actor_id = ?', query.actorId],
      ['event.target_id = ?', query.targetId],
      ['event.outcome = ?', query.outcome],
      ['event.at >= ?', query.from],
      ['event.at < ?', query.to],
      ['event.id < ?', after],
    ];
    const given = conditions.filter(([, value]) => value !== undefined);
    const rows = await this.em.fork().execute<Row[]>(
      `select event.id, leaf.seq, event.organisation_id, event.body, identity.display, identity.ip, identity.user_agent
         from audit_event event left join audit_identity identity on identity.event_id = event.id
              left join audit_leaf leaf on leaf.event_id = event.id
        ${given.length > 0 ? `where ${given.map(([sql]) => sql).join(' and ')}` : ''}
        order by event.id desc limit ?`,
      [...given.map(([, value]) => value), query.limit + 1],
    );
    const page = pageFrom(rows, query.limit, (row) => [row.id]);
    return { ...page, data: page.data.map((row) => view(row, language)) };
  }
}

function view(row: Row, language: Language): AuditEventView {
  const body = JSON.parse(row.body.toString('utf8')) as Body;
  return {
    id: row.id,
    seq: row.seq === null ? null : Number(row.seq),
    at: body.at,
    organisationId: row.organisation_id,
    action: body.action,
    sentence: sentenceOf(body, language),
    actor: { kind: body.actor.kind, id: body.actor.id, display: row.display },
    target: body.target,
    outcome: body.outcome,
    facts: body.facts,
    reason: body.reason,
    request: { id: body.request, ip: row.ip, userAgent: row.user_agent },
  };
}

/** The action's sentence with its facts filled in. */
export function sentenceOf({ action, facts }: Pick<Body, 'action' | 'facts'>, language: Language): string {
  const text = (AUDIT_FACTS as Record<string, Text | undefined>)[action]?.[language] ?? action;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'));
}
