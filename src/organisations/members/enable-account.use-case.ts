import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type Group, personIn } from './group.js';

/** Lets a person sign in again, with the password and role that it had. */
@Injectable()
export class EnableAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `organisations.account-not-found`. */
  run(by: Actor, group: Group, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await personIn(tx, group, id);
      if (person.disabledAt === null) return this.audit.unchanged(by);
      person.enable();
      const { organisationId } = group;
      await this.audit.recordAll(tx, by, [
        { action: 'account.enabled', targetId: id, facts: {}, organisationId },
      ]);
    });
  }
}
