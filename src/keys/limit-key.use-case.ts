import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { Transactions } from '../platform/database/transactions.js';
import { KeyRows } from './key-rows.js';
import { lockKeyOf } from './key-of.js';
import { KeyAlreadyDeleted } from './keys.errors.js';

/** Says from where a key may be used. Replicas that remember the key follow within five seconds. */
@Injectable()
export class LimitKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly audit: AuditLog,
    private readonly rows: KeyRows,
  ) {}

  async run(by: Actor, id: string, networks: readonly string[]): Promise<void> {
    const keyId = await this.transactions.run(async (tx) => {
      const { key } = await lockKeyOf(tx, this.connections, by, id);
      if (key.deletedAt) throw new KeyAlreadyDeleted();
      const { last4, organisationId } = key;
      const allowedNetworks = [...new Set(networks)];
      if (allowedNetworks.join() === key.allowedNetworks.join()) {
        this.audit.unchanged(by);
        return key.keyId;
      }
      key.allowOnly(allowedNetworks);
      await tx.flush();
      const facts = { last4, networks: allowedNetworks };
      await this.audit.recordAll(tx, by, [
        { action: 'key.limited', targetId: key.id, facts, organisationId },
      ]);
      return key.keyId;
    });
    this.rows.forget(keyId);
  }
}
