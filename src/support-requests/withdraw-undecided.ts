import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { ConnectionListener } from '../connections/public/connection-listener.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { SupportRequest } from './support-request.entity.js';

/** A connection that is switched off, or activated by a connect link, before support decided no longer asks. */
@Injectable()
export class WithdrawUndecided extends ConnectionListener {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async moved(tx: Tx, by: Actor, { id: connectionId, state }: Connection): Promise<void> {
    if (state !== 'off' && state !== 'enabled') return;
    const request = await tx.findOne(SupportRequest, { connectionId, state: 'open' });
    if (!request) return;
    request.withdraw(this.clock.now());
    const { id: targetId, partner, organisationId } = request;
    await this.audit.recordAll(tx, by, [
      { action: 'support-request.withdrawn', targetId, facts: { partner }, organisationId },
    ]);
  }
}
