import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockRequestOf } from './lock-request.js';

/** Decides a request, once. The managers are told by the connection's move. */
@Injectable()
export class DecideSupportRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The connection becomes `enabled` and stays in onboarding until it works. */
  approve(by: Actor, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { request, connection } = await lockRequestOf(tx, this.connections, by, id);
      request.approve(by.id, this.clock.now());
      connection.startOnboarding();
      const { partner, organisationId } = request;
      await this.audit.recordAll(tx, by, [
        { action: 'support-request.approved', targetId: id, facts: { partner }, organisationId },
      ]);
      await this.move.run(tx, by, connection, 'enabled', null);
    });
  }

  /** The connection goes back to `off`; the organisation may ask again. */
  reject(by: Actor, id: string, reason: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { request, connection } = await lockRequestOf(tx, this.connections, by, id);
      request.reject(by.id, this.clock.now(), reason);
      const { partner, organisationId } = request;
      await this.audit.recordAll(tx, by, [
        { action: 'support-request.rejected', targetId: id, facts: { partner }, organisationId },
      ]);
      await this.move.run(tx, by, connection, 'off', 'request_rejected', reason);
    });
  }
}
