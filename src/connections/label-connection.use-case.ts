import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../platform/database/transactions.js';
import { flushLabel } from './add-connection.use-case.js';
import { Connections } from './public/connections.js';

/** Gives a connection a name that tells it from others to the same partner. */
@Injectable()
export class LabelConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `ConnectionNotFound` and `LabelTaken`. */
  async run(by: Actor, partnerOrId: string, label: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationOf(by), partnerOrId);
      if (!connection.name(label)) return this.audit.unchanged(by);
      await flushLabel(tx);
      const { id, partner } = connection;
      await this.audit.record(tx, by, 'connection.labelled', id, { partner, label });
    });
  }
}
