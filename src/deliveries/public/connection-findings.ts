import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import type { ConnectionReason } from '../../connections/public/connection-reasons.js';
import { Connections } from '../../connections/public/connections.js';
import { Findings } from '../../connections/public/findings.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';

/** What checks find about a connection that goes on working all the same: told once, and gone by itself. */
@Injectable()
export class ConnectionFindings {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly findings: Findings,
    private readonly move: MoveConnection,
    private readonly clock: Clock,
  ) {}

  /** `detail` tells what was found, null that nothing was. It is shown as the connection's reason where that is free. */
  take(connectionId: string, reason: ConnectionReason, detail: string | null): Promise<void> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, connectionId);
      const opened = await this.findings.report(tx, {
        check: 'deliveries',
        reason,
        lookedAt: [connectionId],
        found: detail === null ? [] : [connectionId],
        detail,
        now: this.clock.now(),
      });
      const isShown = connection.state === 'connected' && [null, reason].includes(connection.reason);
      const by = system('checks', connection.organisationId);
      if (!isShown) await this.findings.tell(tx, opened, reason);
      else if (detail !== null) await this.move.run(tx, by, connection, 'connected', reason, detail);
      else await this.move.run(tx, by, connection, 'connected', null);
    });
  }
}
