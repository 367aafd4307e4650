import { Injectable } from '@nestjs/common';
import { Accounts, type SignedInAccount } from '../../access/accounts.js';
import { SignInFailures } from './sign-in-failures.js';

/** Compares a password as often as the limits allow. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly failures: SignInFailures,
  ) {}

  /** The account, if the password is right. Refuses with `access.too-many-sign-ins`. */
  async run(email: string, password: string, ip: string | null): Promise<SignedInAccount | undefined> {
    await this.failures.check(email, ip);
    const account = await this.accounts.byPassword(email, password);
    if (!account) {
      await this.failures.add(email, ip);
      return undefined;
    }
    // Wrong guesses made at the same time are counted by now: a right one among too many must look like them.
    await this.failures.check(email, ip);
    await this.failures.forget(email);
    return account;
  }
}
