import { Injectable } from '@nestjs/common';
import type { SessionData } from 'express-session';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { SignInFailed } from '../../access/access.errors.js';
import type { ProvenAccount, SignedInAccount } from '../../access/accounts.js';
import { CsrfTokens } from '../../access/csrf-tokens.js';
import { addressOf } from '../../access/address-of.js';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { stillProven } from './account-sessions.js';
import { actorOf } from './actor-of.js';
import { sessionAnswer } from './session-answer.js';
import type { Session } from './session.schemas.js';
import { StepUpWays } from './step-up-ways.query.js';
import { nameOf, regenerate, save } from './stored-session.js';

const LONGEST_USER_AGENT = 300;

/** Opens a session for an account that has proven itself. */
@Injectable()
export class StartSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly stepUpWays: StepUpWays,
    private readonly csrfTokens: CsrfTokens,
  ) {}

  /** `more`: what the session remembers besides. Refuses with `access.sign-in-failed` if the password was changed meanwhile. */
  async run(
    by: Actor,
    account: SignedInAccount | ProvenAccount,
    request: RequestWithActor,
    more: Partial<SessionData> = {},
  ): Promise<Session> {
    await regenerate(request);
    await this.transactions.run(async (tx) => {
      if ('passwordName' in account && !(await stillProven(tx, account))) throw new SignInFailed();
      await this.audit.record(tx, actorOf(account, by), 'session.started', nameOf(request), {});
      // Not before: what a session holds is stored with the answer, a refusal too.
      Object.assign(request.session, {
        ...more,
        accountId: account.id,
        signedInAt: this.clock.now().getTime(),
        address: addressOf(request),
        userAgent: request.get('user-agent')?.slice(0, LONGEST_USER_AGENT),
      });
      await save(request);
    });
    return sessionAnswer(account, this.csrfTokens.of(request), await this.stepUpWays.of(account.id));
  }
}
