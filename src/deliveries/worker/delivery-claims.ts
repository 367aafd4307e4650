import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { askSql } from '../../platform/database/run-sql.js';
import type { Way } from '../public/delivery-route.js';

/** A worker that is not heard of for this long has lost its deliveries. */
export const LEASE_MS = 30_000;
/** The hub's clock follows the database's, but for some milliseconds; what is due at once is not to miss its wake-up for them. */
const DUE = `clock_timestamp() + interval '100 milliseconds'`;
/** So many of one connection are taken before it is the next one's turn. */
const PER_TURN = 16;
const LEASE = `clock_timestamp() + interval '${LEASE_MS} milliseconds'`;

/** A delivery in the hands of one worker, with what an attempt needs to know of it: none of that changes meanwhile. */
export interface Claim extends Way {
  readonly deliveryId: string;
  readonly leaseToken: string;
  readonly applicationId: string;
  readonly partner: string;
  readonly emailHash: Buffer;
  readonly documentsExpected: number | null;
}

type Turn = Pick<Claim, 'organisationId' | 'connectionId'>;

/** What a worker does not want to take at the moment. */
export interface Unwanted {
  readonly organisations: readonly string[];
  readonly connections: readonly string[];
}

/**
 * Walks over the connections that have something queued, from the one after `$1`, `$2` on, and takes the oldest due
 * deliveries of each, a few at a time: a flood in one organisation is one step of this walk, however long it is.
 * Deliveries of the same person to the same job are left alone while one of them is under way, and are taken one at a
 * time; a unique index stands behind that. Nobody waits for the disk: a claim that a crash of the database forgets is
 * queued again, and whatever is begun under it is written down later, so it takes the claim to the disk as well.
 */
const CLAIM = `
  with recursive in_no_hurry as (
    select set_config('synchronous_commit', 'off', true)
  ), way as (
    (select organisation_id, connection_id from delivery
     where state = 'queued' and (organisation_id, connection_id) > ($1::uuid, $2::uuid)
     order by organisation_id, connection_id limit 1)
    union all
    select next.organisation_id, next.connection_id
    from way cross join lateral (
      select organisation_id, connection_id from delivery
      where state = 'queued' and (organisation_id, connection_id) > (way.organisation_id, way.connection_id)
      order by organisation_id, connection_id limit 1
    ) as next
  ), picked as (
    select oldest.id, oldest.dedupe_key
    from way cross join lateral (
      select id, dedupe_key from delivery
      where state = 'queued' and organisation_id = way.organisation_id and connection_id = way.connection_id
        and due_at <= ${DUE}
        and not exists (
          select 1 from delivery same where same.dedupe_key = delivery.dedupe_key and same.state = 'delivering')
      order by due_at, id limit ${PER_TURN} for update skip locked
    ) as oldest
    where way.organisation_id <> all($4::uuid[]) and way.connection_id <> all($5::uuid[])
    limit $3
  )
  update delivery set state = 'delivering', lease_token = gen_random_uuid(), lease_until = ${LEASE}
  where id = any(array(select distinct on (dedupe_key) id from picked order by dedupe_key, id)) and exists (select from in_no_hurry)
  returning id as "deliveryId", organisation_id as "organisationId", connection_id as "connectionId", job_id as "jobId",
            lease_token as "leaseToken", application_id as "applicationId", partner, email_hash as "emailHash",
            documents_expected as "documentsExpected"`;

const NOWHERE = '00000000-0000-0000-0000-000000000000';
const BEFORE_ALL: Turn = { organisationId: NOWHERE, connectionId: NOWHERE };

/** Who has which delivery: claims, and the leases that keep them. */
@Injectable()
export class DeliveryClaims {
  /** The connection that was served last; the next claim goes on behind it. */
  private servedLast: Turn = BEFORE_ALL;

  constructor(private readonly em: EntityManager) {}

  /** Takes at most `most` due deliveries, of one connection after another. */
  async claim(most: number, unwanted: Unwanted): Promise<Claim[]> {
    const claims = await this.claimAfter(this.servedLast, most, unwanted);
    const wrapped =
      claims.length < most && this.servedLast !== BEFORE_ALL
        ? await this.claimAfter(BEFORE_ALL, most - claims.length, {
            ...unwanted,
            connections: [...unwanted.connections, ...claims.map(({ connectionId }) => connectionId)],
          })
        : [];
    const all = [...claims, ...wrapped];
    // With places left over everybody has had a turn, so the next walk may begin anywhere: at the beginning it is one statement.
    this.servedLast = all.length < most ? BEFORE_ALL : (furthest(wrapped) ?? furthest(claims) ?? BEFORE_ALL);
    return all;
  }

  /** Keeps the leases that are still ours, and answers with their tokens. */
  async renew(tokens: readonly string[]): Promise<Set<string>> {
    const rows = await askSql<{ token: string }>(
      this.em,
      `update delivery set lease_until = ${LEASE}
       where state = 'delivering' and lease_token = any($1::uuid[]) returning lease_token as token`,
      [tokens],
    );
    return new Set(rows.map(({ token }) => token));
  }

  /**
   * Deliveries whose worker has gone silent. A lease that ends later than any lease can tells that the clock was put back:
   * it ends in time, unless its worker renews it.
   */
  async expired(most: number): Promise<string[]> {
    await askSql(
      this.em,
      `update delivery set lease_until = ${LEASE}
       where state = 'delivering' and lease_until > ${LEASE} + interval '10 seconds'`,
      [],
    );
    const rows = await askSql<{ id: string }>(
      this.em,
      `select id from delivery where state = 'delivering' and lease_until < clock_timestamp() order by lease_until limit $1`,
      [most],
    );
    return rows.map(({ id }) => id);
  }

  private async claimAfter(
    { organisationId, connectionId }: Turn,
    most: number,
    { organisations, connections }: Unwanted,
  ): Promise<Claim[]> {
    try {
      const parameters = [organisationId, connectionId, most, organisations, connections];
      return await askSql<Claim>(this.em, CLAIM, parameters);
    } catch (error) {
      // Another worker has just taken an application of the same person: nothing was claimed, the next round sees it.
      if (violatedConstraint(error) === 'delivery_same_person_one_at_a_time') return [];
      throw error;
    }
  }
}

/** The last of the walk's order. */
function furthest(turns: readonly Turn[]): Turn | undefined {
  const placeOf = ({ organisationId, connectionId }: Turn) => organisationId + connectionId;
  return turns.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).at(-1);
}
