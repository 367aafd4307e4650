import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { SignInFailed } from '../../access/access.errors.js';
import type { ProvenAccount } from '../../access/accounts.js';
import { addressOf } from '../../access/address-of.js';
import { SecondFactorRequired, SecondFactorWrong } from '../second-factor/second-factor.errors.js';
import { CheckPassword } from './check-password.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import type { SignIn } from './session.schemas.js';

/** Lets an account in by e-mail and password; a refusal is in the log before it is answered. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly refused: RefusedSignIns,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  async validate(request: RequestWithActor, email: string, password: string): Promise<ProvenAccount> {
    try {
      const account = await this.checkPassword.run(email, password, addressOf(request));
      if (!account) throw new SignInFailed();
      const { code } = request.body as SignIn;
      await this.checkPassword.secondFactor(account, code, request.actor?.call ?? null);
      return account;
    } catch (error) {
      if (isRefusal(error)) await this.refused.record(request, error.code, email);
      throw error;
    }
  }
}

type Refusal = SignInFailed | SecondFactorRequired | SecondFactorWrong;

const isRefusal = (error: unknown): error is Refusal =>
  [SignInFailed, SecondFactorRequired, SecondFactorWrong].some((kind) => error instanceof kind);
