import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { ARRIVED_SQL, DOCUMENTS_DAYS_SQL, ENDED_AT_SQL, MONTHS_SQL } from './retention-rule.js';

const APPLICATIONS = `
  select due.id from organisation
  left join retention_rule rule on rule.organisation_id = organisation.id
  cross join lateral (
    select id from application
    where organisation_id = organisation.id and erased_at is null and held_at is null
      and received_at <= $1::timestamptz - make_interval(months => ${MONTHS_SQL})
    order by received_at limit $2
  ) due
  limit $2`;

/** Live applications of organisations that do not wait for the months to be over. */
const ENDED = `
  select application.id from retention_rule rule
  join application on application.organisation_id = rule.organisation_id and erased_at is null and held_at is null
  where rule.ended_days is not null
    and ${ENDED_AT_SQL} <= $1::timestamptz - make_interval(days => rule.ended_days)
  limit $2`;

/** Pages over the documents by id, so that those that have to stay are looked at once a run. */
const DOCUMENTS = `
  select page.id, page.application_id as "applicationId",
    application.held_at is null
    and exists (select from delivery where delivery.application_id = application.id)
    and not exists (
      select from delivery where delivery.application_id = application.id
        and (not ${ARRIVED_SQL}
             or greatest(finished_at, handed_over_at, confirmed_at) > $1::timestamptz - make_interval(days => ${DOCUMENTS_DAYS_SQL}))
    ) as due
  from (select id, application_id from document where ($2::uuid is null or id > $2) order by id limit $3) page
  join application on application.id = page.application_id
  join organisation on organisation.id = application.organisation_id
  left join retention_rule rule on rule.organisation_id = organisation.id
  order by page.id`;

/** A document, and whether its time is over. */
export interface LookedAtDocument {
  readonly id: string;
  readonly applicationId: string;
  readonly due: boolean;
}

/** Finds what has been kept for as long as its organisation's rule says. */
@Injectable()
export class DueForErasure {
  constructor(private readonly em: EntityManager) {}

  /** Applications whose months are over; none that is held. */
  async applications(now: Date, most: number): Promise<string[]> {
    const rows = await runSql<{ id: string }>(this.em.fork(), APPLICATIONS, [now, most]);
    return rows.map(({ id }) => id);
  }

  /** Applications whose deliveries are all at their end for long enough; none that is held. */
  async ended(now: Date, most: number): Promise<string[]> {
    const rows = await runSql<{ id: string }>(this.em.fork(), ENDED, [now, most]);
    return rows.map(({ id }) => id);
  }

  /** A page of documents after one of them. Due are those that every recipient has acknowledged long enough ago. */
  documents(now: Date, after: string | null, most: number): Promise<LookedAtDocument[]> {
    return runSql<LookedAtDocument>(this.em.fork(), DOCUMENTS, [now, after, most]);
  }
}
