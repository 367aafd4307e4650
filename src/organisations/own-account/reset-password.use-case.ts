import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Account } from '../account.entity.js';
import { hashOfToken } from '../members/link-tokens.js';
import { LinkRefused } from '../members/members.errors.js';
import { Passwords } from '../passwords.js';
import { endSessionsOf } from '../session/account-sessions.js';
import { SignInFailures } from '../session/sign-in-failures.js';
import type { PasswordReset as Input } from './own-account.schemas.js';
import { PasswordReset } from './password-reset.entity.js';

/** Sets a new password by the link of a mail. All sessions of the account end; a second factor stays. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly failures: SignInFailures,
  ) {}

  /** Refuses with `organisations.link-refused`, which counts like a wrong password of the network. */
  async run(visitor: Actor, { token, newPassword }: Input): Promise<void> {
    const account = await this.transactions.run(async (tx) => {
      const found = await this.accountOf(tx, token);
      if (!found) return undefined;
      found.changePassword(await this.passwords.hash(newPassword));
      // Before the sessions end, or one that is begun by the old password meanwhile would not be seen.
      await tx.flush();
      const sessions = (await endSessionsOf(tx, found.id)).length;
      const by = { ...system(found.id, found.organisationId), kind: found.kind, display: found.email };
      await this.audit.record(tx, { ...by, call: visitor.call }, 'password-reset.completed', found.id, {
        sessions,
      });
      return found;
    });
    if (account) return this.failures.forget(account.email);
    await this.failures.add(token, visitor.call?.ip ?? null);
    throw new LinkRefused();
  }

  /** Whose link this is, used up by the asking. */
  private async accountOf(tx: Tx, token: string): Promise<Account | null> {
    const reset = await tx.findOne(
      PasswordReset,
      { tokenHash: hashOfToken(token) },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const now = this.clock.now();
    if (!reset?.isOpen(now)) return null;
    reset.close(now);
    return tx.findOne(Account, { id: reset.accountId, disabledAt: null });
  }
}
