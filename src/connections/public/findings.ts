import { Injectable } from '@nestjs/common';
import { Notifier } from '../../notifications/public/notifier.js';
import { People } from '../../organisations/public/people.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type ConnectionReason, connectionReason } from './connection-reasons.js';

/** What one round of a check has seen of some connections. */
export interface Round {
  readonly check: string;
  readonly reason: ConnectionReason;
  readonly lookedAt: readonly string[];
  /** Those of them that it applies to. */
  readonly found: readonly string[];
  /** What exactly was found, such as titles of jobs; kept as it is now. */
  readonly detail?: string | null;
  readonly now: Date;
}

/** A connection that a finding was opened for. */
export interface Opened {
  readonly id: string;
  readonly organisationId: string;
}

const REFRESH = `
  update finding set detail = $4
  where "check" = $2 and reason = $3 and cleared_at is null and connection_id = any($1) and detail is distinct from $4`;

const OPEN = `
  insert into finding (id, connection_id, "check", reason, since, detail)
  select gen_random_uuid(), id, $2, $3, $4, $5 from connection where id = any($1)
  on conflict (connection_id, "check", reason) where cleared_at is null do nothing
  returning connection_id as id, (select organisation_id from connection where connection.id = connection_id) as "organisationId"`;

const CLEAR = `
  update finding set cleared_at = $5
  where "check" = $3 and reason = $4 and cleared_at is null and connection_id = any($1) and not connection_id = any($2)`;

/** What checks have found wrong with connections. A finding opens once, and clears itself when it is over. */
@Injectable()
export class Findings {
  constructor(
    private readonly people: People,
    private readonly notifier: Notifier,
  ) {}

  /** Opens what is new and clears what is over; answers with the connections that it is new for. */
  async report(tx: Tx, { check, reason, lookedAt, found, now, detail = null }: Round): Promise<Opened[]> {
    await runSql(tx, CLEAR, [lookedAt, found, check, reason, now]);
    if (found.length === 0) return [];
    await runSql(tx, REFRESH, [found, check, reason, detail]);
    return runSql<Opened>(tx, OPEN, [found, check, reason, now, detail]);
  }

  /** Tells the managers of these connections why, and what to do next. */
  async tell(tx: Tx, opened: readonly Opened[], reason: ConnectionReason): Promise<void> {
    const { text, nextStep } = connectionReason(reason);
    for (const { id, organisationId } of opened) {
      await this.notifier.tell(
        tx,
        await this.people.managersOf(organisationId, tx),
        { kind: `finding.${reason}`, subject: text, body: nextStep, params: { connectionId: id, reason } },
        organisationId,
      );
    }
  }
}
