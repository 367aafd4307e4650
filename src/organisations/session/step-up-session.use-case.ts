import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { PasswordWrong } from '../organisations.errors.js';
import { CheckPassword } from './check-password.js';
import { nameOf, save } from './stored-session.js';

/** Takes the password again, so that the session may do what needs it for the next ten minutes. */
@Injectable()
export class StepUpSession {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `organisations.password-wrong` or `access.too-many-sign-ins`. */
  async run(by: Actor, password: string, request: RequestWithActor): Promise<void> {
    const account = await this.checkPassword.run(by.display ?? '', password, addressOf(request));
    if (account?.id !== by.id) throw new PasswordWrong();
    await this.transactions.run((tx) => this.audit.record(tx, by, 'session.stepped-up', nameOf(request), {}));
    request.session.stepUpAt = this.clock.now().getTime();
    await save(request);
  }
}
