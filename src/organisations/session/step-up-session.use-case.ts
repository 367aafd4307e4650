import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { SignInNeeded } from '../../access/access.errors.js';
import { Accounts } from '../../access/accounts.js';
import type { Actor } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { PasswordWrong } from '../organisations.errors.js';
import { CheckPassword } from './check-password.js';
import type { StepUp } from './session.schemas.js';
import { nameOf } from './stored-session.js';

const REMEMBER = `
  update session set sess = (sess::jsonb || jsonb_build_object('stepUpAt', $2::float8))::json
  where sid = $1 returning 1 as stored`;

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

  /** The person has proven itself again, by whatever means. Refuses with `access.sign-in-needed` if the session was ended meanwhile. */
  async proven(by: Actor, request: RequestWithActor): Promise<void> {
    const stepUpAt = this.clock.now().getTime();
    await this.transactions.run(async (tx) => {
      await this.audit.record(tx, by, 'session.stepped-up', nameOf(request), {});
      const [stored] = await runSql(tx, REMEMBER, [request.sessionID, stepUpAt]);
      if (!stored) throw new SignInNeeded();
    });
    request.session.stepUpAt = stepUpAt;
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
