import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { system } from '../../access/actor.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import type { Exchange } from '../../connections/public/connector.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { Gathering } from '../../platform/database/gathering.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import type { Claim } from './delivery-claims.js';

/** How an attempt ended; `interrupted` without an answer, because its worker was gone. */
export type AttemptOutcome = 'delivered' | 'refused' | 'rate-limited' | 'failed' | 'interrupted';

/** What an attempt is made with. */
export interface AttemptStart {
  readonly partner: string;
  readonly credentialVersion: number;
  readonly dedupeKey: Buffer;
  /** From `application` on, bytes of the application may have left. */
  readonly phase: 'documents' | 'application';
}

/** What is kept of an attempt when it is over. */
export interface AttemptEnd {
  readonly id: string;
  readonly outcome: AttemptOutcome;
  readonly reason: Reason | null;
  readonly ambiguous: boolean;
  readonly exchanges: readonly Exchange[];
}

/** Another delivery of the same person to the same job is under way. */
export class SamePersonUnderWay extends Error {}

/** The delivery is no longer this worker's, or its application was erased. */
export class LeaseLost extends Error {}

/** An attempt that is about to begin: by whom, with what. */
interface Beginning extends AttemptStart {
  readonly id: string;
  readonly claim: Claim;
}

const MOST_AT_ONCE = 128;
const STILL_OURS = `
  delivery.state = 'delivering' and delivery.lease_until > clock_timestamp()
  and exists (select 1 from application where application.id = delivery.application_id and application.erased_at is null)`;

/** Attempts are written down before the partner is called, so that nothing that was sent is ever forgotten. */
@Injectable()
export class Attempts {
  private readonly gathering = new Gathering<Beginning, boolean>(MOST_AT_ONCE, (beginnings) =>
    this.transactions.run((tx) => this.beginAll(tx, beginnings)),
  );

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Commits that an attempt begins, and answers with its id. Throws `LeaseLost` or `SamePersonUnderWay`. */
  async begin(claim: Claim, start: AttemptStart): Promise<string> {
    const id = uuidv7();
    try {
      if (await this.gathering.ask({ id, claim, ...start })) return id;
    } catch (error) {
      if (violatedConstraint(error) === 'delivery_same_person_one_at_a_time') throw new SamePersonUnderWay();
      throw error;
    }
    throw new LeaseLost();
  }

  /** Which of them have begun; the others have lost their lease. */
  private async beginAll(tx: Tx, beginnings: readonly Beginning[]): Promise<boolean[]> {
    const rows = await runSql<{ id: string; number: number }>(
      tx,
      `with beginning as (
         select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::integer[], $6::text[])
           as beginning (id, delivery_id, lease_token, dedupe_key, credential_version, phase)
       ), ours as (
         select delivery.organisation_id, beginning.*
         from beginning join delivery on delivery.id = beginning.delivery_id
         where delivery.lease_token = beginning.lease_token and ${STILL_OURS}
         order by delivery.id for no key update of delivery
       ), somewhere_else as (
         update delivery set dedupe_key = ours.dedupe_key from ours
         where delivery.id = ours.delivery_id and delivery.dedupe_key <> ours.dedupe_key
       )
       insert into attempt (id, organisation_id, delivery_id, number, lease_token, credential_version, dedupe_key, phase, started_at)
       select id, organisation_id, delivery_id,
              (select coalesce(max(number), 0) + 1 from attempt where attempt.delivery_id = ours.delivery_id),
              lease_token, credential_version, dedupe_key, phase, $7
       from ours returning id, number`,
      [
        beginnings.map(({ id }) => id),
        beginnings.map(({ claim }) => claim.deliveryId),
        beginnings.map(({ claim }) => claim.leaseToken),
        beginnings.map(({ dedupeKey }) => dedupeKey),
        beginnings.map(({ credentialVersion }) => credentialVersion),
        beginnings.map(({ phase }) => phase),
        this.clock.now(),
      ],
    );
    const numbers = new Map(rows.map(({ id, number }) => [id, number]));
    const happened = beginnings.flatMap(({ id, claim, partner }): Recorded[] => {
      const number = numbers.get(id);
      const { deliveryId: targetId, organisationId } = claim;
      if (number === undefined) return [];
      return [{ action: 'delivery.attempted', targetId, facts: { number, partner }, organisationId }];
    });
    if (happened.length > 0) await this.audit.recordAll(tx, system('deliveries', null), happened);
    return beginnings.map(({ id }) => numbers.has(id));
  }

  /** Commits that the application itself is about to be sent. Throws `LeaseLost`. */
  async announce({ deliveryId, leaseToken }: Claim, attemptId: string): Promise<void> {
    const rows = await runSql<object>(
      this.em.fork(),
      `update attempt set phase = 'application' from delivery where attempt.id = $3 and delivery.id = $1 and delivery.lease_token = $2 and ${STILL_OURS} returning attempt.id`,
      [deliveryId, leaseToken, attemptId],
    );
    if (rows.length === 0) throw new LeaseLost();
  }

  /** Keeps how attempts ended. An answer that comes after an attempt was given up for lost takes its place. */
  async finish(tx: Tx, ends: readonly AttemptEnd[]): Promise<void> {
    await runSql(
      tx,
      `update attempt set finished_at = $1, outcome = ended.outcome, reason = ended.reason, ambiguous = ended.ambiguous,
                          exchanges = ended.exchanges::jsonb
       from unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::text[])
         as ended (id, outcome, reason, ambiguous, exchanges)
       where attempt.id = ended.id`,
      [
        this.clock.now(),
        ends.map(({ id }) => id),
        ends.map(({ outcome }) => outcome),
        ends.map(({ reason }) => reason),
        ends.map(({ ambiguous }) => ambiguous),
        ends.map(({ exchanges }) => JSON.stringify(exchanges)),
      ],
    );
  }

  /** Closes the attempts of a delivery that have lost their worker; whether one of them may have arrived. */
  async interrupt(tx: Tx, deliveryId: string): Promise<boolean> {
    const rows = await runSql<{ ambiguous: boolean }>(
      tx,
      `update attempt set finished_at = $2, outcome = 'interrupted', ambiguous = (phase = 'application')
       where delivery_id = $1 and finished_at is null returning ambiguous`,
      [deliveryId, this.clock.now()],
    );
    return rows.some(({ ambiguous }) => ambiguous);
  }
}
