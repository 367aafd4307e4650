import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Connection } from '../../connections/public/connection.entity.js';
import { ConnectionListener } from '../../connections/public/connection-listener.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { HeldDeliveries } from '../public/held-deliveries.js';

const REASON = 'connection_not_ready';

/** Deliveries stop with their connection, and go on by themselves when it works again. */
@Injectable()
export class HoldWithConnection extends ConnectionListener {
  constructor(
    private readonly held: HeldDeliveries,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async moved(tx: Tx, by: Actor, { id, state, organisationId, partner }: Connection): Promise<void> {
    if (state === 'connected') {
      await this.held.release(tx, by, { connectionId: id, reason: REASON });
      return;
    }
    const stopped = await runSql<{ id: string }>(
      tx,
      `update delivery set state = 'held', reason = $2, field = null, partner_words = null
       where connection_id = $1 and state = 'queued' returning id`,
      [id, REASON],
    );
    if (stopped.length === 0) return;
    const facts = { partner, reason: REASON };
    await this.audit.recordAll(
      tx,
      by,
      stopped.map(({ id: targetId }) => ({ action: 'delivery.held', targetId, facts, organisationId })),
    );
  }
}
