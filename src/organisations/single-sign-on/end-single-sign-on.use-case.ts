import { Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { EndSession } from '../session/end-session.use-case.js';
import { IdentityProvider } from './identity-provider.js';

/** Signs out here, and says where to sign out at the identity provider that the session began at. */
@Injectable()
export class EndSingleSignOn {
  constructor(
    private readonly endSession: EndSession,
    private readonly provider: IdentityProvider,
  ) {}

  /** Null where there is nothing to do at the provider, or it cannot be asked: the session here ends in any case. */
  async run(by: Actor, request: RequestWithActor): Promise<string | null> {
    const { bySingleSignOn } = request.session;
    await this.endSession.run(by, request);
    return bySingleSignOn ? this.provider.signOutAddress() : null;
  }
}
