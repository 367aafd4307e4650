import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { PARTNER_SCOPES } from '../access/scopes.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { Clock } from '../platform/database/clock.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { ApiKey } from './api-key.entity.js';
import { ConnectionNotEnabled, PartnerUsesNoKeys } from './keys.errors.js';
import type { GeneratedKey } from './keys.schemas.js';
import { newKey } from './new-key.js';

/** Generates a key for a partner. The draft before it becomes void; keys that are saved stay as they are. */
@Injectable()
export class GenerateKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, partnerOrId: string): Promise<GeneratedKey> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationOf(by), partnerOrId);
      this.checkUsesKeys(connection);
      const voided = await this.voidDraft(tx, connection);
      const purpose = { name: connection.partner, scopes: PARTNER_SCOPES, connection };
      const { key, answer } = await newKey(tx, by, purpose, this.clock.now());
      const facts = { last4: key.last4, scopes: key.scopes };
      await this.audit.recordAll(tx, by, [...voided, { action: 'key.generated', targetId: key.id, facts }]);
      return answer;
    });
  }

  private checkUsesKeys({ partner, state }: Connection): void {
    if (this.partners.of(partner)?.direction !== 'inbound') throw new PartnerUsesNoKeys();
    if (state === 'off' || state === 'requested') throw new ConnectionNotEnabled();
  }

  private async voidDraft(tx: Tx, { id: connectionId }: Connection): Promise<Recorded[]> {
    const draft = await tx.findOne(ApiKey, { connectionId, savedAt: null, deletedAt: null });
    if (!draft) return [];
    draft.delete(this.clock.now());
    await tx.flush();
    return [{ action: 'key.voided', targetId: draft.id, facts: { last4: draft.last4 } }];
  }
}
