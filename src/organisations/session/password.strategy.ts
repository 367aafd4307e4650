import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { SignInFailed } from '../../access/access.errors.js';
import type { SignedInAccount } from '../../access/accounts.js';
import { system } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { GroupCommit } from '../../audit/group-commit.js';
import { AccountsFromDatabase } from '../accounts-from-database.js';
import { CheckPassword } from './check-password.js';

/** Lets an account in by e-mail and password; a refusal is in the log before it is answered. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly accounts: AccountsFromDatabase,
    private readonly log: GroupCommit,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  async validate(request: RequestWithActor, email: string, password: string): Promise<SignedInAccount> {
    const account = await this.checkPassword.run(email, password, addressOf(request));
    if (account) return account;
    const refusal = new SignInFailed();
    await this.record(request, email, refusal.code);
    throw refusal;
  }

  private async record(request: RequestWithActor, email: string, code: string): Promise<void> {
    const named = await this.accounts.named(email);
    const address = addressOf(request);
    await this.log.durable({
      by: request.actor ?? system('sign-in', null),
      action: 'session.refused',
      targetId: named?.id ?? null,
      organisationId: named?.organisationId ?? null,
      facts: { code },
      outcome: 'denied',
      ...(address && { address }),
    });
  }
}
