import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Account } from '../account.entity.js';
import { LinkTokens } from '../members/link-tokens.js';
import { PasswordReset, RESET_MS } from './password-reset.entity.js';

/** Makes one link to a new password valid; earlier ones of the account are worthless from then on. */
@Injectable()
export class OpenPasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly tokens: LinkTokens,
  ) {}

  /** Doing it twice under the same id changes nothing. */
  async run({ id: accountId, organisationId }: Account, id: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await tx.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if ((await tx.count(PasswordReset, { id })) > 0) return;
      await tx.nativeUpdate(PasswordReset, { accountId, usedAt: null }, { usedAt: now });
      tx.create(PasswordReset, {
        id,
        accountId,
        tokenHash: this.tokens.hashOf(id),
        createdAt: now,
        expiresAt: new Date(now.getTime() + RESET_MS),
        usedAt: null,
      });
      const by = system('password-reset', organisationId);
      await this.audit.record(tx, by, 'password-reset.requested', accountId, {});
    });
  }
}
