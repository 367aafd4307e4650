import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import { Clock } from '../platform/database/clock.js';
import type { RequestWithActor } from './access.decorators.js';
import { OrganisationNotFound, ReasonRequired, SignInNeeded } from './access.errors.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';
import { SESSION_MOST_MS } from './session.js';

const REASON_MOST = 500;

/** Lets a signed-in person in. Staff may step into one organisation, with a reason. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'console-session') {
  constructor(
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {
    super();
  }

  async validate(request: RequestWithActor): Promise<Actor> {
    const { accountId, signedInAt } = request.session ?? {};
    const tooOld = signedInAt === undefined || this.clock.now().getTime() - signedInAt > SESSION_MOST_MS;
    const account = accountId && !tooOld ? await this.accounts.byId(accountId) : undefined;
    if (!account) throw new SignInNeeded();
    const entered = account.kind === 'staff' ? await this.organisationEntered(request) : undefined;
    return {
      kind: account.kind,
      id: account.id,
      display: account.email,
      organisationId: entered?.organisationId ?? account.organisationId,
      role: account.role,
      scopes: [],
      connectionId: null,
      reason: entered?.reason ?? null,
      call: null,
    };
  }

  private async organisationEntered(request: RequestWithActor) {
    const organisationId = request.get('x-organisation-id');
    if (organisationId === undefined) return undefined;
    const reason = decodeHeader(request.get('x-reason') ?? '').trim();
    if (reason === '' || reason.length > REASON_MOST) throw new ReasonRequired();
    if (!(await this.accounts.organisationExists(organisationId))) throw new OrganisationNotFound();
    return { organisationId, reason };
  }
}

/** Headers carry only ASCII; a browser sends other letters percent-encoded. */
function decodeHeader(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
