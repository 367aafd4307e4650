import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationAskedFor } from '../access/organisation-asked-for.js';
import { organisationOf } from '../access/organisation-of.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Page, pageFrom } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { sortedList } from '../platform/http/sort.js';
import { ConnectionNotFound } from './connections.errors.js';
import type { ConnectionQuery, ConnectionView } from './connections.schemas.js';
import { type ConnectionReason, connectionReason } from './public/connection-reasons.js';
import type { ConnectionState } from './public/connection-state.js';
import { PartnerManifests } from './public/partner-manifests.js';

interface Row {
  readonly id: string;
  readonly partner: string;
  readonly label: string;
  readonly state: ConnectionState;
  readonly reason: ConnectionReason | null;
  readonly reason_detail: string | null;
  readonly keys_end_at: string | null;
  readonly accepts_from: readonly string[];
  readonly onboarding: boolean;
  readonly last_seen_at: string | null;
  readonly state_changed_at: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
}

const CONNECTIONS = `
  select connection.id, partner, label, state, reason, reason_detail, keys_end_at, accepts_from, onboarding, last_seen_at, state_changed_at,
         organisation_id, organisation.name as organisation_name
  from connection join organisation on organisation.id = organisation_id
  where ($1::uuid is null or organisation_id = $1) and partner = any($2)`;

const SORTED_BY = {
  partner: { sql: 'partner', type: 'text', of: ({ partner }: Row) => partner },
  organisation: {
    sql: 'organisation.name collate "und-x-icu"',
    type: 'text',
    of: ({ organisation_name: name }: Row) => name,
  },
  since: {
    sql: `date_trunc('milliseconds', state_changed_at)`,
    type: 'timestamptz',
    of: ({ state_changed_at: at }: Row) => new Date(at).toISOString(),
  },
} as const;

/** Reads connections to the partners that are offered: a member's own, or all for staff. */
@Injectable()
export class ListConnections {
  constructor(
    private readonly em: EntityManager,
    private readonly partners: PartnerManifests,
  ) {}

  /** Refuses with `access.organisation-not-found`. */
  async run(by: Actor, query: ConnectionQuery, language: Language): Promise<Page<ConnectionView>> {
    const sorted = sortedList(query.sort, SORTED_BY, 'connection.id', query.cursor);
    const rows = await runSql<Row>(
      this.em.fork(),
      `${CONNECTIONS} and ($3::text is null or partner = $3) and ($4::text is null or state = $4)
         and ${sorted.after('$5', '$6')}
       order by ${sorted.order} limit $7`,
      [
        organisationAskedFor(by, query.organisationId),
        this.offered(),
        query.partner ?? null,
        query.state ?? null,
        ...sorted.start,
        query.limit + 1,
      ],
    );
    const page = pageFrom(rows, query.limit, sorted.placeOf);
    return { ...page, data: page.data.map((row) => this.view(row, language)) };
  }

  /** One, by its id, or by its partner's name where the organisation has only one. Throws `ConnectionNotFound`. */
  async one(by: Actor, partnerOrId: string, language: Language): Promise<ConnectionView> {
    const byId = isUuid(partnerOrId);
    const [row, another] = await runSql<Row>(
      this.em.fork(),
      `${CONNECTIONS} and ${byId ? 'connection.id' : 'partner'} = $3 limit 2`,
      [byId ? by.organisationId : organisationOf(by), this.offered(), partnerOrId],
    );
    if (!row || another) throw new ConnectionNotFound();
    return this.view(row, language);
  }

  private offered(): string[] {
    return this.partners.all().map(({ partner }) => partner);
  }

  private view(row: Row, language: Language): ConnectionView {
    const why = row.reason && connectionReason(row.reason);
    return {
      id: row.id,
      partner: row.partner,
      partnerName: this.partners.of(row.partner)?.name ?? row.partner,
      label: row.label,
      state: row.state,
      reason: row.reason,
      reasonText: why ? why.text[language] : null,
      nextStep: why ? why.nextStep[language] : null,
      reasonDetail: row.reason_detail,
      keysEndAt: row.keys_end_at && new Date(row.keys_end_at).toISOString(),
      sources: row.accepts_from.filter((partner) => this.partners.of(partner)?.direction === 'inbound'),
      onboarding: row.onboarding,
      lastSeenAt: row.last_seen_at && new Date(row.last_seen_at).toISOString(),
      stateChangedAt: new Date(row.state_changed_at).toISOString(),
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
    };
  }
}
