import { type EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { ApplicationUnknown } from './privacy.errors.js';
import type { RetentionView } from './privacy.schemas.js';
import { ERASE_AT_SQL } from './retention-rule.js';

interface Row {
  readonly id: string;
  readonly receivedAt: string;
  readonly eraseAt: string;
  readonly heldAt: string | null;
  readonly holdReason: string | null;
  readonly erasedAt: string | null;
}

const RETENTION = `
  select application.id, received_at as "receivedAt", ${ERASE_AT_SQL} as "eraseAt",
         held_at as "heldAt", hold_reason as "holdReason", erased_at as "erasedAt"
  from application
  join organisation on organisation.id = application.organisation_id
  left join retention_rule rule on rule.organisation_id = organisation.id
  where application.organisation_id = $1 and application.id = any($2)`;

/** When applications are erased, and what keeps them. */
@Injectable()
export class ShowRetention {
  /** Throws `ApplicationUnknown`. */
  async of(em: EntityManager, organisationId: string, applicationId: string): Promise<RetentionView> {
    const retention = (await this.ofAll(em, organisationId, [applicationId])).get(applicationId);
    if (!retention) throw new ApplicationUnknown();
    return retention;
  }

  async ofAll(
    em: EntityManager,
    organisationId: string,
    applicationIds: readonly string[],
  ): Promise<Map<string, RetentionView>> {
    const rows = await runSql<Row>(em, RETENTION, [organisationId, applicationIds]);
    return new Map(rows.map((row) => [row.id, retention(row)]));
  }
}

function retention({ id, receivedAt, eraseAt, heldAt, holdReason, erasedAt }: Row): RetentionView {
  return {
    applicationId: id,
    receivedAt: iso(receivedAt),
    eraseAt: heldAt === null && erasedAt === null ? iso(eraseAt) : null,
    hold: heldAt === null ? null : { reason: holdReason ?? '', since: iso(heldAt) },
    erasedAt: erasedAt && iso(erasedAt),
  };
}

const iso = (moment: string): string => new Date(moment).toISOString();
