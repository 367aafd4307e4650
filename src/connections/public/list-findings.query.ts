import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { moment } from '../../platform/http/moment.schema.js';
import { runSql } from '../../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom } from '../../platform/http/cursor.js';
import type { Language } from '../../platform/http/language.js';
import { type ConnectionReason, connectionReason } from './connection-reasons.js';
import type { FindingQuery, FindingView } from './finding.schemas.js';

interface Row extends Omit<FindingView, 'reasonText' | 'nextStep' | 'since' | 'clearedAt'> {
  readonly reason: ConnectionReason;
  readonly since: string;
  readonly clearedAt: string | null;
}

const LONGEST_DETAIL = 10_000;

const FINDINGS = `
  select finding.id, connection_id as "connectionId", partner, organisation_id as "organisationId",
         organisation.name as "organisationName", finding.reason, left(detail, ${LONGEST_DETAIL}) as detail, since,
         cleared_at as "clearedAt"
  from finding
  join connection on connection.id = connection_id
  join organisation on organisation.id = organisation_id
  where ($1::uuid is null or connection_id = $1)
    and ($2::text is null or (cleared_at is null) = ($2 = 'open'))
    and ($3::timestamptz is null or (since, finding.id) < ($3, $4::uuid))
  order by since desc, finding.id desc limit $5`;

/** What checks have found, newest first: about one connection, or about all of them. */
@Injectable()
export class ListFindings {
  constructor(private readonly em: EntityManager) {}

  async run(
    connectionId: string | null,
    { state = null, cursor, limit }: Omit<FindingQuery, 'state'> & { state?: FindingQuery['state'] | null },
    language: Language,
  ): Promise<Page<FindingView>> {
    const [since = null, id = null] = decodeCursor(cursor, moment(), z.uuid()) ?? [];
    const rows = await runSql<Row>(this.em.fork(), FINDINGS, [connectionId, state, since, id, limit + 1]);
    return pageFrom(
      rows.map((row) => view(row, language)),
      limit,
      (finding) => [finding.since, finding.id],
    );
  }
}

function view({ reason, since, clearedAt, ...row }: Row, language: Language): FindingView {
  const { text, nextStep } = connectionReason(reason);
  return {
    ...row,
    reason,
    reasonText: text[language],
    nextStep: nextStep[language],
    since: new Date(since).toISOString(),
    clearedAt: clearedAt && new Date(clearedAt).toISOString(),
  };
}
