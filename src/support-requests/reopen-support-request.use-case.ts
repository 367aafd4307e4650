import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Notifier } from '../notifications/public/notifier.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockRequestOf } from './lock-request.js';
import { CannotReopen } from './support-requests.errors.js';
import { reopenedRequest } from './support-requests.messages.js';

/** Opens a rejected or withdrawn request again, with its comments; the connection asks again. */
@Injectable()
export class ReopenSupportRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly notifier: Notifier,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Throws `SupportRequestNotFound` and `CannotReopen`. */
  run(by: Actor, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { request, connection } = await lockRequestOf(tx, this.connections, by, id);
      if (connection.state !== 'off') throw new CannotReopen();
      request.reopen(this.clock.now());
      await tx.flush();
      const { partner, organisationId } = request;
      await this.audit.recordAll(tx, by, [
        { action: 'support-request.reopened', targetId: id, facts: { partner }, organisationId },
      ]);
      await this.move.run(tx, by, connection, 'requested', null);
      if (by.kind === 'staff') return;
      const [organisation] = await runSql<{ name: string }>(
        tx,
        'select name from organisation where id = $1',
        [organisationId],
      );
      await this.notifier.tellSupport(tx, reopenedRequest(id, organisation?.name ?? ''));
    });
  }
}
