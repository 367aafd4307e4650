import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { type Page, pageFrom } from '../../platform/http/cursor.js';
import type { Language } from '../../platform/http/language.js';
import { sortedList } from '../../platform/http/sort.js';
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
    and ($2::text is null or (cleared_at is null) = ($2 = 'open'))`;

const SORTED_BY = {
  since: {
    sql: 'since',
    type: 'timestamptz',
    of: ({ since }: FindingView) => since,
  },
  organisation: {
    sql: 'organisation.name collate "und-x-icu"',
    type: 'text',
    of: ({ organisationName }: FindingView) => organisationName,
  },
} as const;

/** What checks have found: about one connection, or about all of them. */
@Injectable()
export class ListFindings {
  constructor(private readonly em: EntityManager) {}

  async run(
    connectionId: string | null,
    {
      state = null,
      sort,
      cursor,
      limit,
    }: Omit<FindingQuery, 'state'> & { state?: FindingQuery['state'] | null },
    language: Language,
  ): Promise<Page<FindingView>> {
    const sorted = sortedList(sort, SORTED_BY, 'finding.id', cursor);
    const rows = await runSql<Row>(
      this.em.fork(),
      `${FINDINGS} and ${sorted.after('$3', '$4')} order by ${sorted.order} limit $5`,
      [connectionId, state, ...sorted.start, limit + 1],
    );
    return pageFrom(
      rows.map((row) => view(row, language)),
      limit,
      sorted.placeOf,
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
