import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import type { Language } from '../../platform/http/language.js';
import { Queue } from '../../platform/queue/queue.js';
import { Account, type AccountRole } from '../account.entity.js';
import { EmailTaken } from '../organisations.errors.js';
import { type Group, lockGroup } from './group.js';
import { INVITATION_MS, Invitation } from './invitation.entity.js';
import { LinkTokens } from './link-tokens.js';
import { SEND_INVITATION } from './send-invitation.task.js';

/** Whom to invite. */
export interface NewInvitation {
  readonly email: string;
  readonly role: AccountRole;
  readonly language: Language;
}

/** Invites a person by mail. An earlier invitation of the same person is replaced. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly queue: Queue,
    private readonly tokens: LinkTokens,
  ) {}

  /** Refuses with `organisations.email-taken` if the person already belongs to the group; others are not told of. */
  run(by: Actor, group: Group, { email: written, role, language }: NewInvitation): Promise<Invitation> {
    const { kind, organisationId } = group;
    const email = written.toLowerCase();
    return this.transactions.run(async (tx) => {
      await lockGroup(tx, group);
      if ((await tx.count(Account, { email, kind, organisationId })) > 0) throw new EmailTaken();
      await this.replaceEarlier(tx, group, email);
      const id = uuidv7();
      const now = this.clock.now();
      const invitation = tx.create(Invitation, {
        id,
        kind,
        role,
        organisationId,
        email,
        language,
        tokenHash: this.tokens.hashOf(id),
        invitedBy: by.id,
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
        acceptedAt: null,
        withdrawnAt: null,
      });
      await tx.flush();
      await this.queue.add(tx, SEND_INVITATION, { invitationId: id });
      await this.audit.recordAll(tx, by, [
        { action: 'invitation.created', targetId: id, facts: { role }, organisationId },
      ]);
      return invitation;
    });
  }

  private async replaceEarlier(tx: Tx, { kind, organisationId }: Group, email: string): Promise<void> {
    const open = { kind, organisationId, email, acceptedAt: null, withdrawnAt: null };
    const earlier = await tx.find(Invitation, open, { lockMode: LockMode.PESSIMISTIC_WRITE });
    for (const invitation of earlier) invitation.withdraw(this.clock.now());
  }
}
