import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { ConnectionListener } from '../connections/public/connection-listener.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ApiKey } from './api-key.entity.js';

/** A connection that is switched off keeps no key. */
@Injectable()
export class KeysOnConnection extends ConnectionListener {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async moved(
    tx: Tx,
    by: Actor,
    { id: connectionId, organisationId, state }: Connection,
  ): Promise<void> {
    if (state !== 'off') return;
    const keys = await tx.find(ApiKey, { connectionId, deletedAt: null });
    for (const key of keys) key.delete(this.clock.now());
    await tx.flush();
    const deleted = keys.map(({ id, savedAt, last4 }): Recorded => ({
      action: savedAt ? 'key.deleted' : 'key.voided',
      targetId: id,
      facts: { last4 },
      organisationId,
    }));
    if (deleted.length > 0) await this.audit.recordAll(tx, by, deleted);
  }
}
