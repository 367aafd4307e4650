import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import type { RuleInput, RuleView } from './privacy.schemas.js';

const CHANGE = `
  insert into retention_rule as kept (organisation_id, months, ended_days, documents_days, changed_at)
  values ($1, $2, $3, $4, $5)
  on conflict (organisation_id) do update
    set months = excluded.months, ended_days = excluded.ended_days, documents_days = excluded.documents_days, changed_at = excluded.changed_at
    where (kept.months, kept.ended_days, kept.documents_days)
      is distinct from (excluded.months, excluded.ended_days, excluded.documents_days)
  returning 1 as changed`;

/** Chooses how long the organisation keeps what candidates wrote; the next sweep goes by it. */
@Injectable()
export class ChangeRule {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, { months, endedDays, documentsDays }: RuleInput): Promise<RuleView> {
    const organisationId = organisationOf(by);
    await this.transactions.run(async (tx) => {
      const changed = await runSql(tx, CHANGE, [
        organisationId,
        months,
        endedDays,
        documentsDays,
        this.clock.now(),
      ]);
      if (changed.length === 0) return this.audit.unchanged(by);
      await this.audit.record(tx, by, 'retention-rule.changed', organisationId, {
        months,
        endedDays,
        documentsDays,
      });
    });
    return { months, endedDays, documentsDays, chosen: true };
  }
}
