import { Injectable } from '@nestjs/common';
import { Accounts, type ProvenAccount, type SignedInAccount } from '../../access/accounts.js';
import type { Actor } from '../../access/actor.js';
import { CheckCode } from '../second-factor/check-code.js';
import { SecondFactorRequired, SecondFactorWrong } from '../second-factor/second-factor.errors.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { SignInFailures } from './sign-in-failures.js';

/** Compares passwords and codes as often as the limits allow. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly failures: SignInFailures,
    private readonly factors: SecondFactors,
    private readonly checkCode: CheckCode,
  ) {}

  /** The account, if the password is right. Refuses with `access.too-many-sign-ins`. */
  async run(email: string, password: string, ip: string | null): Promise<ProvenAccount | undefined> {
    const account = await this.limited(email, ip, () => this.accounts.byPassword(email, password));
    // With a second factor the count starts again only after a code, or a known password would buy endless codes.
    if (account && !(await this.factors.isOn(account.id))) await this.failures.forget(email);
    return account;
  }

  /** Passes if the account has no second factor. Refuses with `access.second-factor-required`, or like `code`. */
  async secondFactor(account: SignedInAccount, code: string | undefined, call: Actor['call']): Promise<void> {
    if (!(await this.factors.isOn(account.id))) return;
    if (code === undefined) throw new SecondFactorRequired();
    await this.code(account, code, call);
  }

  /** Refuses with `access.second-factor-wrong` or `access.too-many-sign-ins`. */
  async code(account: SignedInAccount, code: string, call: Actor['call']): Promise<void> {
    const { email } = account;
    const isRight = await this.limited(email, call?.ip ?? null, () =>
      this.checkCode.run(account, code, call),
    );
    if (!isRight) throw new SecondFactorWrong();
    await this.failures.forget(email);
  }

  private async limited<T>(email: string, ip: string | null, compare: () => Promise<T>): Promise<T> {
    await this.failures.check(email, ip);
    const found = await compare();
    if (!found) await this.failures.add(email, ip);
    // Wrong guesses made at the same time are counted by now: a right one among too many must look like them.
    else await this.failures.check(email, ip);
    return found;
  }
}
