import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { violatedConstraint } from '../platform/database/database-errors.js';
import { runSql } from '../platform/database/run-sql.js';

/** A worker that is not heard of for this long has lost its deliveries. */
export const LEASE_MS = 30_000;
/** The hub's clock follows the database's, but for some milliseconds; what is due at once is not to miss its wake-up for them. */
const DUE = `clock_timestamp() + interval '100 milliseconds'`;
const LEASE = `clock_timestamp() + interval '${LEASE_MS} milliseconds'`;

/** A delivery in the hands of one worker. */
export interface Claim {
  readonly deliveryId: string;
  readonly organisationId: string;
  readonly connectionId: string;
  readonly leaseToken: string;
}

/** What a worker does not want to take at the moment. */
export interface Unwanted {
  readonly organisations: readonly string[];
  readonly connections: readonly string[];
}

/**
 * Walks over the organisations that have something queued, from the one after `$1` on, and takes the oldest due
 * delivery of each: a flood in one organisation is one step of this walk, however long it is. Deliveries of the same
 * person to the same job are left alone while one of them is under way; a unique index stands behind that.
 */
const CLAIM = `
  with recursive organisation as (
    (select organisation_id as id from delivery
     where state = 'queued' and organisation_id > $1 order by organisation_id limit 1)
    union all
    select (select organisation_id from delivery
            where state = 'queued' and organisation_id > organisation.id order by organisation_id limit 1)
    from organisation where organisation.id is not null
  ), picked as (
    select oldest.id
    from organisation cross join lateral (
      select id from delivery
      where state = 'queued' and organisation_id = organisation.id and due_at <= ${DUE}
        and connection_id <> all($4::uuid[])
        and not exists (
          select 1 from delivery same where same.dedupe_key = delivery.dedupe_key and same.state = 'delivering')
      order by due_at, id limit 1 for update skip locked
    ) as oldest
    where organisation.id <> all($3::uuid[])
    limit $2
  )
  update delivery set state = 'delivering', lease_token = gen_random_uuid(), lease_until = ${LEASE}
  from picked where delivery.id = picked.id
  returning delivery.id as "deliveryId", delivery.organisation_id as "organisationId",
            delivery.connection_id as "connectionId", delivery.lease_token as "leaseToken"`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Who has which delivery: claims, and the leases that keep them. */
@Injectable()
export class DeliveryClaims {
  /** The organisation that was served last; the next claim goes on behind it. */
  private servedLast = BEFORE_ALL;

  constructor(private readonly em: EntityManager) {}

  /** Takes at most `most` due deliveries, each of another organisation, in turn. */
  async claim(most: number, unwanted: Unwanted): Promise<Claim[]> {
    const claims = await this.claimAfter(this.servedLast, most, unwanted);
    const wrapped =
      claims.length < most && this.servedLast !== BEFORE_ALL
        ? await this.claimAfter(BEFORE_ALL, most - claims.length, {
            ...unwanted,
            organisations: [...unwanted.organisations, ...claims.map(({ organisationId }) => organisationId)],
          })
        : [];
    const all = [...claims, ...wrapped];
    this.servedLast = all.at(-1)?.organisationId ?? BEFORE_ALL;
    return all;
  }

  /** Keeps the leases that are still ours, and answers with their tokens. */
  async renew(tokens: readonly string[]): Promise<Set<string>> {
    const rows = await runSql<{ token: string }>(
      this.em.fork(),
      `update delivery set lease_until = ${LEASE}
       where state = 'delivering' and lease_token = any($1::uuid[]) returning lease_token as token`,
      [tokens],
    );
    return new Set(rows.map(({ token }) => token));
  }

  /** Deliveries whose worker has gone silent. */
  async expired(most: number): Promise<string[]> {
    const rows = await runSql<{ id: string }>(
      this.em.fork(),
      `select id from delivery where state = 'delivering' and lease_until < clock_timestamp() order by lease_until limit $1`,
      [most],
    );
    return rows.map(({ id }) => id);
  }

  private async claimAfter(
    organisationId: string,
    most: number,
    { organisations, connections }: Unwanted,
  ): Promise<Claim[]> {
    try {
      return await runSql<Claim>(this.em.fork(), CLAIM, [organisationId, most, organisations, connections]);
    } catch (error) {
      // Another worker has just taken an application of the same person: nothing was claimed, the next round sees it.
      if (violatedConstraint(error) === 'delivery_same_person_one_at_a_time') return [];
      throw error;
    }
  }
}
