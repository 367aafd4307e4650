import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { TakesNoApplications } from './connections.errors.js';
import { Connections } from './public/connections.js';
import { PartnerManifests } from './public/partner-manifests.js';

/** Chooses which partners' applications an outbound connection passes on; earlier applications stay as they are. */
@Injectable()
export class ChangeSources {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `RequestInvalid`, `ConnectionNotFound` and `TakesNoApplications`. */
  async run(by: Actor, partnerOrId: string, chosen: readonly string[]): Promise<void> {
    const sources = [...new Set(chosen)].sort();
    await this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationOf(by), partnerOrId);
      const { id, partner } = connection;
      if (this.partners.of(partner)?.direction !== 'outbound') throw new TakesNoApplications();
      this.refuseUnknown(chosen);
      if (!connection.acceptFrom(sources)) return this.audit.unchanged(by);
      await this.audit.record(tx, by, 'connection.sources-changed', id, { partner, sources });
    });
  }

  private refuseUnknown(chosen: readonly string[]): void {
    const problems = chosen.flatMap((partner, at) =>
      this.partners.of(partner)?.direction === 'inbound'
        ? []
        : [{ field: `sources.${at}`, code: 'unknown_partner', message: UNKNOWN }],
    );
    if (problems.length > 0) throw new RequestInvalid(problems);
  }
}

const UNKNOWN = {
  en: 'No partner of this name sends applications here. Choose one that is offered.',
  de: 'Kein Partner dieses Namens sendet hierher Bewerbungen. Einen angebotenen wählen.',
};
