import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { Clock } from '../../platform/database/clock.js';
import { save } from '../session/stored-session.js';
import { IdentityProvider } from './identity-provider.js';
import { ownPage } from './own-page.js';
import { PENDING_MS } from './pending.js';

/** Remembers in this browser's session what the identity provider's answer will be compared with. */
@Injectable()
export class BeginSingleSignOn {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly clock: Clock,
  ) {}

  /** Answers with the provider's address. A later beginning replaces an earlier one. */
  async run(request: RequestWithActor, next: string, stepUpOf: string | null): Promise<string> {
    const pending = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      codeVerifier: openid.randomPKCECodeVerifier(),
      startedAt: this.clock.now().getTime(),
      next: ownPage(next),
      stepUpOf,
    };
    const address = await this.provider.addressFor(pending);
    request.session.singleSignOn = pending;
    if (request.session.accountId === undefined) request.session.cookie.maxAge = PENDING_MS;
    await save(request);
    return address;
  }
}
