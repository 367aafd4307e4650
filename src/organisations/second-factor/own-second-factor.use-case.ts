import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { base32 } from './base32.js';
import { SecondFactorIsOn, SecondFactorMissing, SecondFactorWrong } from './second-factor.errors.js';
import type { SecondFactorSecret } from './second-factor.schemas.js';
import { SecondFactors } from './second-factors.js';

/** Sets up, confirms and removes the caller's second factor. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly factors: SecondFactors,
    private readonly config: Config,
  ) {}

  /** Makes a secret that counts for nothing yet. Refuses with `organisations.second-factor-is-on`. */
  async start(by: Actor): Promise<SecondFactorSecret> {
    const secret = await this.transactions.run(async (tx) => {
      await this.factors.lock(tx, by.id);
      if ((await this.factors.stateOf(by.id, tx))?.confirmedAt) throw new SecondFactorIsOn();
      const made = await this.factors.start(tx, by.id, this.clock.now());
      await this.audit.record(tx, by, 'second-factor.started', by.id, {});
      return base32(made);
    });
    const issuer = encodeURIComponent(this.config.operator.name);
    const label = `${issuer}:${encodeURIComponent(by.display ?? '')}`;
    return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}` };
  }

  /** Answers with recovery codes. Refuses with `access.second-factor-wrong`, or when there is nothing to confirm. */
  confirm(by: Actor, code: string): Promise<string[]> {
    return this.transactions.run(async (tx) => {
      await this.factors.lock(tx, by.id);
      const state = await this.factors.stateOf(by.id, tx);
      if (!state) throw new SecondFactorMissing();
      if (state.confirmedAt) throw new SecondFactorIsOn();
      const now = this.clock.now();
      if (!(await this.factors.takes(tx, by.id, code, now))) throw new SecondFactorWrong();
      await this.audit.record(tx, by, 'second-factor.confirmed', by.id, {});
      return this.factors.confirm(tx, by.id, now);
    });
  }

  /** Answers with new recovery codes; the earlier ones are worthless. */
  replaceRecoveryCodes(by: Actor): Promise<string[]> {
    return this.transactions.run(async (tx) => {
      await this.factors.lock(tx, by.id);
      if (!(await this.factors.stateOf(by.id, tx))?.confirmedAt) throw new SecondFactorMissing();
      await this.audit.record(tx, by, 'recovery-codes.replaced', by.id, {});
      return this.factors.replaceRecoveryCodes(tx, by.id);
    });
  }

  async remove(by: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.factors.remove(tx, by.id))) throw new SecondFactorMissing();
      await this.audit.record(tx, by, 'second-factor.removed', by.id, {});
    });
  }
}
