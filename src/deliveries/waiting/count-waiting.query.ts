import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Connection } from '../../connections/public/connection.entity.js';
import { runSql } from '../../platform/database/run-sql.js';
import { OutboundPartners } from '../worker/outbound-partners.js';
import type { WaitingView } from './waiting.schemas.js';

/** Own applications that a connection planned nothing for; `$1` connection, `$2` organisation. */
const UNPLANNED = `
  from application
  where application.organisation_id = $2 and source_connection_id is null and erased_at is null
    and received_at > coalesce((select decided_at from delivery_backfill where connection_id = $1), '-infinity')
    and not exists (select from delivery where delivery.application_id = application.id and delivery.connection_id = $1)`;

const HELD = `
  select count(*) filter (where reason <> 'kept_back')::integer as held,
         count(*) filter (where reason = 'kept_back')::integer as "keptBack"
  from delivery where connection_id = $1 and organisation_id = $2 and state = 'held'`;

/** How much waits for a connection. */
@Injectable()
export class CountWaiting {
  constructor(private readonly partners: OutboundPartners) {}

  async of(em: EntityManager, { id, organisationId, partner }: Connection): Promise<WaitingView> {
    const ofConnection = [id, organisationId];
    const [held] = await runSql<Omit<WaitingView, 'unplanned'>>(em, HELD, ofConnection);
    const [unplanned] = this.plansLater(partner)
      ? await runSql<{ count: number }>(em, `select count(*)::integer as count ${UNPLANNED}`, ofConnection)
      : [];
    return { held: held?.held ?? 0, keptBack: held?.keptBack ?? 0, unplanned: unplanned?.count ?? 0 };
  }

  /** Whether applications leave no delivery behind while the connection is off. */
  plansLater(partner: string): boolean {
    return this.partners.of(partner)?.route.plannedWhileOff === false;
  }
}
