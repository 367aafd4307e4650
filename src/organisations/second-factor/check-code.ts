import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import type { SignedInAccount } from '../../access/accounts.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactors } from './second-factors.js';

/** Whose code it is. */
type Owner = Pick<SignedInAccount, 'id' | 'kind' | 'organisationId' | 'email'>;

/** Compares a code of an app, or a recovery code; the limits are the caller's to keep. */
@Injectable()
export class CheckCode {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /** Whether it is one of the account’s second factor; it is used up by the asking. */
  run(owner: Owner, code: string, call: Actor['call']): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const state = await this.factors.stateOf(owner.id, tx);
      if (!state?.confirmedAt) return false;
      if (await this.factors.takes(tx, owner.id, code, this.clock.now())) return true;
      return this.useRecoveryCode(tx, owner, code, call);
    });
  }

  private async useRecoveryCode(tx: Tx, owner: Owner, code: string, call: Actor['call']): Promise<boolean> {
    const { id, kind, organisationId, email } = owner;
    const left = await this.recoveryCodes.use(tx, id, code, this.clock.now());
    if (left === undefined) return false;
    const by: Actor = { ...system(id, organisationId), kind, display: email, call };
    await this.audit.record(tx, by, 'recovery-code.used', id, { left });
    return true;
  }
}
