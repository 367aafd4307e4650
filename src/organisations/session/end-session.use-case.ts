import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import { destroy, nameOf } from './stored-session.js';

/** Signs out: the session is gone on every replica, or nothing has happened. */
@Injectable()
export class EndSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  async run(by: Actor, request: RequestWithActor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.audit.record(tx, by, 'session.ended', nameOf(request), {});
      await destroy(request);
    });
  }
}
