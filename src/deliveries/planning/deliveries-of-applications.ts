import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  ApplicationDeliveries,
  type Condition,
  type DeliverySummary,
} from '../../applications/public/application-deliveries.js';
import type { DeliveryState } from '../../applications/public/delivery-state.js';
import { runSql } from '../../platform/database/run-sql.js';

/** Shows `applications` how far the deliveries are. */
@Injectable()
export class DeliveriesOfApplications extends ApplicationDeliveries {
  override async of(
    em: EntityManager,
    applicationIds: readonly string[],
  ): Promise<Map<string, DeliverySummary[]>> {
    const rows = await runSql<DeliverySummary & { applicationId: string }>(
      em,
      `select application_id as "applicationId", id, partner, state, reason, evidence
       from delivery where application_id = any($1::uuid[]) order by id`,
      [applicationIds],
    );
    const found = new Map<string, DeliverySummary[]>();
    for (const { applicationId, ...summary } of rows) {
      found.set(applicationId, [...(found.get(applicationId) ?? []), summary]);
    }
    return found;
  }

  override someIn(state: DeliveryState): Condition {
    return {
      sql: 'exists (select from delivery where delivery.application_id = application.id and delivery.state = ?)',
      parameters: [state],
    };
  }
}
