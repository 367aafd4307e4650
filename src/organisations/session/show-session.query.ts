import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { SignInNeeded } from '../../access/access.errors.js';
import { Accounts } from '../../access/accounts.js';
import { CsrfTokens } from '../../access/csrf-tokens.js';
import { sessionAnswer } from './session-answer.js';
import type { Session } from './session.schemas.js';
import { StepUpWays } from './step-up-ways.query.js';

/** Tells a browser who is signed in there. */
@Injectable()
export class ShowSession {
  constructor(
    private readonly accounts: Accounts,
    private readonly stepUpWays: StepUpWays,
    private readonly csrfTokens: CsrfTokens,
  ) {}

  /** Refuses with `access.sign-in-needed` when the account is gone. */
  async run(accountId: string, request: RequestWithActor): Promise<Session> {
    const account = await this.accounts.byId(accountId);
    if (!account) throw new SignInNeeded();
    return sessionAnswer(account, this.csrfTokens.of(request), await this.stepUpWays.of(account.id));
  }
}
