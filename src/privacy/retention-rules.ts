import { type EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import type { RuleView } from './privacy.schemas.js';
import { defaultRule } from './retention-rule.js';

interface Row {
  readonly country: string;
  readonly months: number | null;
  readonly endedDays: number | null;
  readonly documentsDays: number | null;
}

/** Reads the rule of an organisation: its own, or its country's default. */
@Injectable()
export class RetentionRules {
  async of(em: EntityManager, organisationId: string): Promise<RuleView> {
    const [row] = await runSql<Row>(
      em,
      `select country, months, ended_days as "endedDays", documents_days as "documentsDays" from organisation
       left join retention_rule rule on rule.organisation_id = organisation.id where organisation.id = $1`,
      [organisationId],
    );
    const { country = '', months = null, endedDays = null, documentsDays = null } = row ?? {};
    if (months === null || documentsDays === null) return { ...defaultRule(country), chosen: false };
    return { months, endedDays, documentsDays, chosen: true };
  }
}
