import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CsrfTokens } from '../../access/csrf-tokens.js';
import { SingleSignOnExpired } from './single-sign-on.errors.js';
import { actorOf } from '../session/actor-of.js';
import { sessionAnswer } from '../session/session-answer.js';
import { StartSession } from '../session/start-session.use-case.js';
import { StepUpSession } from '../session/step-up-session.use-case.js';
import { StepUpWays } from '../session/step-up-ways.query.js';
import type { RequestOfReturned } from './single-sign-on.guard.js';
import type { SingleSignOnDone } from './single-sign-on.schemas.js';

/** Opens a session for whom the identity provider has proven, or proves the one that began again. */
@Injectable()
export class CompleteSingleSignOn {
  constructor(
    private readonly startSession: StartSession,
    private readonly stepUpSession: StepUpSession,
    private readonly stepUpWays: StepUpWays,
    private readonly csrfTokens: CsrfTokens,
  ) {}

  async run(by: Actor, request: RequestOfReturned): Promise<SingleSignOnDone> {
    if (!request.returned) throw new SingleSignOnExpired();
    const { account, pending } = request.returned;
    const { next } = pending;
    if (pending.stepUpOf === null) {
      return {
        purpose: 'sign-in',
        next,
        session: await this.startSession.run(by, account, request, { bySingleSignOn: true }),
      };
    }
    await this.stepUpSession.proven(actorOf(account, by), request);
    const ways = await this.stepUpWays.of(account.id);
    const session = sessionAnswer(account, this.csrfTokens.of(request), ways);
    return { purpose: 'step-up', next, session };
  }
}
