import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { Accounts } from '../../access/accounts.js';
import type { Actor } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { PasswordWrong } from '../organisations.errors.js';
import { CheckPassword } from './check-password.js';
import type { StepUp } from './session.schemas.js';
import { nameOf, save } from './stored-session.js';

/** Takes the password again, or a code of the second factor, so that the session may do what needs it for the next ten minutes. */
@Injectable()
export class StepUpSession {
  constructor(
    private readonly accounts: Accounts,
    private readonly checkPassword: CheckPassword,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `organisations.password-wrong`, `access.second-factor-wrong` or `access.too-many-sign-ins`. */
  async run(by: Actor, given: StepUp, request: RequestWithActor): Promise<void> {
    await this.check(by, given, addressOf(request));
    await this.proven(by, request);
  }

  /** The person has proven itself again, by whatever means. */
  async proven(by: Actor, request: RequestWithActor): Promise<void> {
    await this.transactions.run((tx) => this.audit.record(tx, by, 'session.stepped-up', nameOf(request), {}));
    request.session.stepUpAt = this.clock.now().getTime();
    await save(request);
  }

  private async check(by: Actor, { password, code }: StepUp, ip: string | null): Promise<void> {
    if (code !== undefined) {
      const owner = await this.accounts.byId(by.id);
      return owner && this.checkPassword.code(owner, code, by.call);
    }
    const account = await this.checkPassword.run(by.display ?? '', password ?? '', ip);
    if (account?.id !== by.id) throw new PasswordWrong();
  }
}
