import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, system } from '../../access/actor.js';
import type { Role } from '../../access/rights.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { CreateAccount, type NewAccount } from '../public/create-account.use-case.js';
import { SignInFailures } from '../session/sign-in-failures.js';
import { Invitation } from './invitation.entity.js';
import { hashOfToken } from './link-tokens.js';
import { LinkRefused } from './members.errors.js';
import type { Acceptance } from './members.schemas.js';

/** Makes the account that an invitation promises. The link is worthless afterwards. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly createAccount: CreateAccount,
    private readonly failures: SignInFailures,
  ) {}

  /** Refuses with `organisations.link-refused`, or with `organisations.email-taken` if there is an account elsewhere. */
  async run(visitor: Actor, { token, name, password }: Acceptance): Promise<void> {
    const accepted = await this.transactions.run(async (tx) => {
      const invitation = await tx.findOne(
        Invitation,
        { tokenHash: hashOfToken(token) },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!invitation?.isOpen(this.clock.now())) return false;
      await this.accept(tx, visitor, invitation, { name, password });
      return true;
    });
    if (accepted) return;
    await this.failures.add(token, visitor.call?.ip ?? null);
    throw new LinkRefused();
  }

  private async accept(
    tx: Tx,
    visitor: Actor,
    invitation: Invitation,
    chosen: Pick<Acceptance, 'name' | 'password'>,
  ): Promise<void> {
    const { id, kind, role, organisationId, email, language } = invitation;
    const accountId = uuidv7();
    const person: Actor = {
      ...system(accountId, organisationId),
      kind,
      role: `${kind}.${role}` as Role,
      display: email,
      call: visitor.call,
    };
    invitation.accept(this.clock.now());
    const account = { kind, role, organisationId, email, language, ...chosen } as NewAccount;
    await this.createAccount.runIn(tx, person, accountId, account);
    await this.audit.record(tx, person, 'invitation.accepted', id, { role });
  }
}
