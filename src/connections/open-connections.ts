import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { OrganisationOpened } from '../organisations/public/organisation-opened.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import { PartnerManifests } from './public/partner-manifests.js';

const OPEN_MISSING = `
  insert into connection (id, organisation_id, partner, state, state_changed_at, created_at)
  select gen_random_uuid(), organisation.id, offered.partner, 'off', $3, $3
  from organisation cross join unnest($1::text[]) as offered (partner)
  where ($2::uuid is null or organisation.id = $2)
    and not exists (
      select 1 from connection
      where connection.organisation_id = organisation.id and connection.partner = offered.partner
    )
  on conflict do nothing`;

/** Gives every organisation a connection, switched off, to each partner that the operator offers. */
@Injectable()
export class OpenConnections extends OrganisationOpened implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly partners: PartnerManifests,
    private readonly clock: Clock,
  ) {
    super();
  }

  override opened(tx: Tx, organisationId: string): Promise<void> {
    return this.openMissing(tx, organisationId);
  }

  /** Partners may have been added since the last start. */
  onApplicationBootstrap(): Promise<void> {
    return this.openMissing(this.em.fork(), null);
  }

  private async openMissing(em: EntityManager, organisationId: string | null): Promise<void> {
    const offered = this.partners.all().map(({ partner }) => partner);
    await runSql(em, OPEN_MISSING, [offered, organisationId, this.clock.now()]);
  }
}
