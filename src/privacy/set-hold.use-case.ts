import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import { AlreadyErased, ApplicationUnknown } from './privacy.errors.js';
import type { HoldInput, RetentionView } from './privacy.schemas.js';
import { ShowRetention } from './show-retention.query.js';

interface Row {
  readonly erased: boolean;
  readonly reason: string | null;
}

/** Holds an application back from erasure, by the rule and by hand, or no longer does. */
@Injectable()
export class SetHold {
  constructor(
    private readonly transactions: Transactions,
    private readonly retention: ShowRetention,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Throws `ApplicationUnknown` and `AlreadyErased`. */
  run(by: Actor, id: string, { reason }: HoldInput): Promise<RetentionView> {
    const organisationId = organisationOf(by);
    return this.transactions.run(async (tx) => {
      const [row] = await runSql<Row>(
        tx,
        `select erased_at is not null as erased, hold_reason as reason from application
         where id = $1 and organisation_id = $2 for update`,
        [id, organisationId],
      );
      if (!row) throw new ApplicationUnknown();
      if (row.erased) throw new AlreadyErased();
      if (row.reason === reason) this.audit.unchanged(by);
      else {
        await runSql(
          tx,
          'update application set hold_reason = $2::text, held_at = case when $2::text is not null then $3::timestamptz end where id = $1',
          [id, reason, this.clock.now()],
        );
        await this.audit.record(tx, by, reason === null ? 'legal-hold.lifted' : 'legal-hold.set', id, {});
      }
      return this.retention.of(tx, organisationId, id);
    });
  }
}
