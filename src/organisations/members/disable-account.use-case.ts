import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { endSessionsOf } from '../session/account-sessions.js';
import { type Group, keepALead, personIn } from './group.js';

/** Shuts a person out: its sessions end, and it cannot sign in until it is enabled again. */
@Injectable()
export class DisableAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `organisations.account-not-found` or `organisations.last-one`. */
  run(by: Actor, group: Group, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await personIn(tx, group, id);
      if (person.disabledAt !== null) return this.audit.unchanged(by);
      await keepALead(tx, group, person);
      person.disable(this.clock.now());
      const ended = await endSessionsOf(tx, id);
      const { organisationId } = group;
      await this.audit.recordAll(tx, by, [
        { action: 'account.disabled', targetId: id, facts: { sessions: ended.length }, organisationId },
      ]);
    });
  }
}
