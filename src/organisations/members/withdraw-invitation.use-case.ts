import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Group } from './group.js';
import { Invitation } from './invitation.entity.js';
import { InvitationNotFound } from './members.errors.js';

/** Makes the link of an invitation worthless. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `organisations.invitation-not-found`, also when it was accepted or withdrawn. */
  async run(by: Actor, { kind, organisationId }: Group, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const invitation = await tx.findOne(
        Invitation,
        { id, kind, organisationId, acceptedAt: null, withdrawnAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!invitation) throw new InvitationNotFound();
      invitation.withdraw(this.clock.now());
      await this.audit.recordAll(tx, by, [
        { action: 'invitation.withdrawn', targetId: id, facts: { role: invitation.role }, organisationId },
      ]);
    });
  }
}
