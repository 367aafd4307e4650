import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { KeyWithoutConnection } from './join.errors.js';
import type { StatusReport } from './join.schemas.js';

@Injectable()
export class ReportStatus {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes what a partner says about its connection; it outranks what its calls suggest. Refuses with
   * `KeyWithoutConnection`, and with `MoveNotAllowed` when the connection is switched off.
   */
  async run(by: Actor, { state, message }: StatusReport): Promise<void> {
    const { connectionId } = by;
    if (connectionId === null) throw new KeyWithoutConnection();
    await this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, connectionId);
      const reason = state === 'repair' ? 'partner_reported_fault' : null;
      const isThere = connection.isAt(state, reason);
      const isNews = connection.partnerReported !== state || connection.reasonDetail !== (message ?? null);
      if (isThere && !isNews) return this.audit.unchanged(by);
      connection.notePartnerReport(state);
      if (isThere) connection.moveTo(state, reason, this.clock.now(), message);
      await this.audit.record(tx, by, 'connection.status-reported', connection.id, { state });
      await this.move.run(tx, by, connection, state, reason, message);
    });
  }
}
