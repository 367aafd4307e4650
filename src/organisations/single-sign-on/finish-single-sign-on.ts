import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import type { SignedInAccount } from '../../access/accounts.js';
import type { PendingSingleSignOn } from '../../access/session.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { FindStaff } from './find-staff.use-case.js';
import { IdentityProvider } from './identity-provider.js';
import { PENDING_MS } from './pending.js';
import { NotProvenAgain, SingleSignOnExpired } from './single-sign-on.errors.js';

/** Somebody who came back from the identity provider, and what for. */
export interface Returned {
  readonly account: SignedInAccount;
  readonly pending: PendingSingleSignOn;
}

/** Takes the identity provider's answer: once, only in the browser that began, only within ten minutes. */
@Injectable()
export class FinishSingleSignOn {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly provider: IdentityProvider,
    private readonly findStaff: FindStaff,
  ) {}

  async run(request: RequestWithActor, parameters: string): Promise<Returned> {
    const pending = await this.taken(request);
    const person = await this.provider.personFrom(parameters, pending);
    const account = await this.findStaff.run(request.actor?.call ?? null, person);
    const isStepUp = pending.stepUpOf !== null;
    if (isStepUp && !(pending.stepUpOf === account.id && this.provider.isProvenSince(person, pending))) {
      throw new NotProvenAgain();
    }
    return { account, pending };
  }

  /** What is under way in this browser; used up by the asking, on every replica. */
  private async taken(request: RequestWithActor): Promise<PendingSingleSignOn> {
    const pending = request.session.singleSignOn;
    if (!pending) throw new SingleSignOnExpired();
    delete request.session.singleSignOn;
    const taken = await runSql(
      this.em.fork(),
      `update session set sess = (sess::jsonb - 'singleSignOn')::json
        where sid = $1 and sess -> 'singleSignOn' ->> 'state' = $2 returning 1 as taken`,
      [request.sessionID, pending.state],
    );
    const isLate = this.clock.now().getTime() - pending.startedAt > PENDING_MS;
    const isOfOther = pending.stepUpOf !== null && pending.stepUpOf !== request.session.accountId;
    if (taken.length === 0 || isLate || isOfOther) throw new SingleSignOnExpired();
    return pending;
  }
}
