import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { system } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Exchange } from '../connections/public/connector.js';
import type { Reason } from '../connections/public/reasons.js';
import { Clock } from '../platform/database/clock.js';
import { violatedConstraint } from '../platform/database/database-errors.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
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
  readonly outcome: AttemptOutcome;
  readonly reason: Reason | null;
  readonly ambiguous: boolean;
  readonly exchanges: readonly Exchange[];
}

/** Another delivery of the same person to the same job is under way. */
export class SamePersonUnderWay extends Error {}

/** The delivery is no longer this worker's, or its application was erased. */
export class LeaseLost extends Error {}

const STILL_OURS = `
  delivery.id = $1 and delivery.lease_token = $2 and delivery.state = 'delivering'
  and delivery.lease_until > clock_timestamp()
  and exists (select 1 from application where application.id = delivery.application_id and application.erased_at is null)`;

/** Attempts are written down before the partner is called, so that nothing that was sent is ever forgotten. */
@Injectable()
export class Attempts {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Commits that an attempt begins, and answers with its id. Throws `LeaseLost` or `SamePersonUnderWay`. */
  async begin({ deliveryId, leaseToken, organisationId }: Claim, start: AttemptStart): Promise<string> {
    const { partner, credentialVersion, dedupeKey, phase } = start;
    const id = uuidv7();
    try {
      await this.transactions.run(async (tx) => {
        const [attempt] = await runSql<{ number: number }>(
          tx,
          `with ours as (
             update delivery set dedupe_key = $4 where ${STILL_OURS} returning id, organisation_id
           )
           insert into attempt (id, organisation_id, delivery_id, number, lease_token, credential_version, dedupe_key, phase, started_at)
           select $3, organisation_id, id, (select coalesce(max(number), 0) + 1 from attempt where delivery_id = $1),
                  $2, $5, $4, $6, $7
           from ours returning number`,
          [deliveryId, leaseToken, id, dedupeKey, credentialVersion, phase, this.clock.now()],
        );
        if (!attempt) throw new LeaseLost();
        const facts = { number: attempt.number, partner };
        await this.audit.record(
          tx,
          system('deliveries', organisationId),
          'delivery.attempted',
          deliveryId,
          facts,
        );
      });
    } catch (error) {
      if (violatedConstraint(error) === 'delivery_same_person_one_at_a_time') throw new SamePersonUnderWay();
      throw error;
    }
    return id;
  }

  /** Commits that the application itself is about to be sent. Throws `LeaseLost`. */
  async announce({ deliveryId, leaseToken }: Claim, attemptId: string): Promise<void> {
    const rows = await runSql<object>(
      this.em.fork(),
      `update attempt set phase = 'application' from delivery where attempt.id = $3 and ${STILL_OURS} returning attempt.id`,
      [deliveryId, leaseToken, attemptId],
    );
    if (rows.length === 0) throw new LeaseLost();
  }

  /** Keeps how an attempt ended. An answer that comes after the attempt was given up for lost takes its place. */
  async finish(
    tx: Tx,
    attemptId: string,
    { outcome, reason, ambiguous, exchanges }: AttemptEnd,
  ): Promise<void> {
    await runSql(
      tx,
      `update attempt set finished_at = $2, outcome = $3, reason = $4, ambiguous = $5, exchanges = $6 where id = $1`,
      [attemptId, this.clock.now(), outcome, reason, ambiguous, JSON.stringify(exchanges)],
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
