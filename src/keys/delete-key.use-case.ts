import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { KeyRows } from './key-rows.js';
import { lockKeyOf } from './key-of.js';

/** Deletes a key, saved or not: once this has happened no replica accepts it. */
@Injectable()
export class DeleteKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly rows: KeyRows,
  ) {}

  async run(by: Actor, id: string): Promise<void> {
    const keyId = await this.transactions.run(async (tx) => {
      const { key } = await lockKeyOf(tx, this.connections, by, id);
      key.delete(this.clock.now());
      await tx.flush();
      const { last4, organisationId } = key;
      await this.audit.recordAll(tx, by, [
        { action: 'key.deleted', targetId: key.id, facts: { last4 }, organisationId },
      ]);
      return key.keyId;
    });
    this.rows.forget(keyId);
  }
}
