import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { ConnectionKeys } from '../connections/public/connection-keys.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ApiKey } from './api-key.entity.js';

/** Ends the keys of a connection. */
@Injectable()
export class KeysOfConnection extends ConnectionKeys {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async end(tx: Tx, by: Actor, connection: Connection): Promise<void> {
    connection.keysHaveEnded();
    await this.delete(
      tx,
      by,
      connection,
      await tx.find(ApiKey, { connectionId: connection.id, deletedAt: null }),
    );
  }

  /** Voids what nobody has saved; tells whether a saved key is left. */
  async voidDrafts(tx: Tx, by: Actor, connection: Connection): Promise<boolean> {
    const keys = await tx.find(ApiKey, { connectionId: connection.id, deletedAt: null });
    await this.delete(
      tx,
      by,
      connection,
      keys.filter(({ savedAt }) => savedAt === null),
    );
    return keys.some((key) => key.isLive(this.clock.now()));
  }

  private async delete(
    tx: Tx,
    by: Actor,
    { organisationId }: Connection,
    keys: readonly ApiKey[],
  ): Promise<void> {
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
