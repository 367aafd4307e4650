import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { AccountRole } from '../account.entity.js';
import { type Group, keepALead, personIn } from './group.js';

/** Gives a person another role; it counts from the next call on. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `organisations.account-not-found` or `organisations.last-one`. */
  run(by: Actor, group: Group, id: string, role: AccountRole): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await personIn(tx, group, id);
      const from = person.role;
      if (from === role) return this.audit.unchanged(by);
      await keepALead(tx, group, person);
      person.changeRole(role);
      const { organisationId } = group;
      await this.audit.recordAll(tx, by, [
        { action: 'account.role-changed', targetId: id, facts: { from, to: role }, organisationId },
      ]);
    });
  }
}
