import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import type { ConnectionChange } from './connections.schemas.js';
import { type ConnectionReason, connectionReason } from './public/connection-reasons.js';
import type { ConnectionState } from './public/connection-state.js';

interface Row {
  readonly id: string;
  readonly at: string;
  readonly actor_kind: string;
  readonly display: string | null;
  readonly body: Buffer;
}

const CHANGES = `
  select event.id, event.at, actor_kind, identity.display, body
  from audit_event event left join audit_identity identity on identity.event_id = event.id
  where target_id = $1 and action = 'connection.changed' and outcome = 'success' and ($2::uuid is null or event.id < $2)
  order by event.id desc limit $3`;

/** Reads off the audit log how a connection came to where it stands. */
@Injectable()
export class ListConnectionChanges {
  constructor(private readonly em: EntityManager) {}

  async run(
    connectionId: string,
    { cursor, limit }: PageQuery,
    language: Language,
  ): Promise<Page<ConnectionChange>> {
    const [before = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<Row>(this.em.fork(), CHANGES, [connectionId, before, limit + 1]);
    return pageFrom(
      rows.map((row) => change(row, language)),
      limit,
      ({ id }) => [id],
    );
  }
}

/** What a `connection.changed` event carries. */
interface Facts {
  readonly from: ConnectionState;
  readonly to: ConnectionState;
  readonly reason: ConnectionReason | null;
}

function change(row: Row, language: Language): ConnectionChange {
  const { facts } = JSON.parse(row.body.toString('utf8')) as { facts: Facts };
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    from: facts.from,
    to: facts.to,
    reason: facts.reason,
    reasonText: facts.reason && connectionReason(facts.reason).text[language],
    actor: { kind: row.actor_kind, display: row.display },
  };
}
