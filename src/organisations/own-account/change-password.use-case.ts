import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { PasswordWrong } from '../organisations.errors.js';
import { Passwords } from '../passwords.js';
import { endSessionsOf, stillProven } from '../session/account-sessions.js';
import { CheckPassword } from '../session/check-password.js';
import type { PasswordChange } from './own-account.schemas.js';
import { PasswordReset } from './password-reset.entity.js';

/** Changes the own password. Other sessions of the account end, and links to a new password are worthless. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
  ) {}

  /** Refuses with `organisations.password-wrong` or `access.too-many-sign-ins`. */
  async run(
    by: Actor,
    { currentPassword, newPassword }: PasswordChange,
    request: RequestWithActor,
  ): Promise<void> {
    const known = await this.checkPassword.run(by.display ?? '', currentPassword, addressOf(request));
    if (known?.id !== by.id) throw new PasswordWrong();
    const passwordHash = await this.passwords.hash(newPassword);
    await this.transactions.run(async (tx) => {
      const account = await stillProven(tx, known, LockMode.PESSIMISTIC_WRITE);
      if (!account) throw new PasswordWrong();
      account.changePassword(passwordHash);
      await tx.flush();
      await tx.nativeUpdate(PasswordReset, { accountId: by.id, usedAt: null }, { usedAt: this.clock.now() });
      const sessions = (await endSessionsOf(tx, by.id, request.sessionID)).length;
      await this.audit.record(tx, by, 'password.changed', by.id, { sessions });
    });
  }
}
