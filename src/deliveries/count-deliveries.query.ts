import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationAskedFor } from '../access/organisation-asked-for.js';
import { REASONS, type Reason } from '../connections/public/reasons.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Language } from '../platform/http/language.js';
import type { DeliveryCounts, DeliveryCountsQuery } from './delivery-counts.schemas.js';

type Row = Omit<DeliveryCounts['data'][number], 'reason' | 'reasonText'> & { readonly reason: Reason };

const COUNTS = `
  select state, reason, count(*)::integer as count, count(handed_over_at)::integer as "handedOver"
  from delivery
  where state in ('held', 'undeliverable') and reason is not null
    and ($1::uuid is null or organisation_id = $1) and ($2::text is null or partner = $2)
  group by state, reason order by count desc, reason`;

/** How many deliveries wait or have failed, by reason. Staff that have not stepped into an organisation see those of all. */
@Injectable()
export class CountDeliveries {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `access.organisation-not-found`. */
  async run(
    by: Actor,
    { partner, organisationId }: DeliveryCountsQuery,
    language: Language,
  ): Promise<DeliveryCounts> {
    const rows = await runSql<Row>(this.em.fork(), COUNTS, [
      organisationAskedFor(by, organisationId),
      partner ?? null,
    ]);
    return { data: rows.map((row) => ({ ...row, reasonText: REASONS[row.reason].text[language] })) };
  }
}
