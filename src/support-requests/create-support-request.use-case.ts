import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { Notifier } from '../notifications/public/notifier.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { SupportRequest } from './support-request.entity.js';
import { NothingToAskFor } from './support-requests.errors.js';
import { newRequest } from './support-requests.messages.js';
import type { NewSupportRequest } from './support-requests.schemas.js';

/** The request that is open now, and whether this call made it. */
export interface OpenRequest {
  readonly id: string;
  readonly created: boolean;
}

/** Asks support to activate a partner. Asking again while a request is open gives the same one. */
@Injectable()
export class CreateSupportRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly move: MoveConnection,
    private readonly notifier: Notifier,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, asked: NewSupportRequest): Promise<OpenRequest> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationOf(by), asked.partner);
      this.checkAsked(connection, asked);
      const open = await tx.findOne(SupportRequest, { connectionId: connection.id, state: 'open' });
      if (open) {
        this.audit.unchanged(by);
        return { id: open.id, created: false };
      }
      if (connection.state !== 'off') throw new NothingToAskFor();
      return { id: await this.create(tx, by, connection, asked.confirmedPaidPlan), created: true };
    });
  }

  private checkAsked({ partner }: Connection, { confirmedPaidPlan }: NewSupportRequest): void {
    const manifest = this.partners.of(partner);
    if (manifest?.activation !== 'by-support') throw new NothingToAskFor();
    if (manifest.needsPaidPlan && !confirmedPaidPlan) throw new RequestInvalid([PAID_PLAN_NEEDED]);
  }

  private async create(
    tx: Tx,
    by: Actor,
    connection: Connection,
    confirmedPaidPlan: boolean,
  ): Promise<string> {
    const { id: connectionId, organisationId, partner } = connection;
    const request = tx.create(SupportRequest, {
      id: uuidv7(),
      organisationId,
      connectionId,
      partner,
      state: 'open',
      confirmedPaidPlan,
      requestedBy: by.id,
      assignedTo: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      createdAt: this.clock.now(),
      reopenedAt: null,
    });
    await tx.flush();
    await this.audit.record(tx, by, 'support-request.created', request.id, { partner, confirmedPaidPlan });
    await this.move.run(tx, by, connection, 'requested', null);
    await this.notifier.tellSupport(
      tx,
      newRequest(request.id, await nameOf(tx, organisationId), this.partners.of(partner)?.name ?? partner),
    );
    return request.id;
  }
}

async function nameOf(tx: Tx, organisationId: string): Promise<string> {
  const [organisation] = await runSql<{ name: string }>(tx, 'select name from organisation where id = $1', [
    organisationId,
  ]);
  return organisation?.name ?? '';
}

const PAID_PLAN_NEEDED = {
  field: 'confirmedPaidPlan',
  code: 'paid_plan_needed',
  message: {
    en: 'This partner needs a paid plan: confirm having one.',
    de: 'Dieser Partner setzt einen bezahlten Tarif voraus: bestätigen, dass er vorhanden ist.',
  },
};
