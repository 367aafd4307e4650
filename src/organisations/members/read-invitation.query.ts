import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { SignInFailures } from '../session/sign-in-failures.js';
import { hashOfToken } from './link-tokens.js';
import { LinkRefused, StaffBySingleSignOn } from './members.errors.js';
import type { InvitationOffer } from './members.schemas.js';

/** What somebody is invited to, for whoever holds the link. */
@Injectable()
export class ReadInvitation {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly failures: SignInFailures,
  ) {}

  /** Refuses with `organisations.link-refused`, which counts like a wrong password of the network, or with `…staff-by-single-sign-on`. */
  async run(token: string, ip: string | null): Promise<InvitationOffer> {
    const [offer] = await this.em.fork().execute<InvitationOffer[]>(
      `select coalesce(organisation.name, ?) as "group", invitation.kind, role, email, language
         from invitation left join organisation on organisation.id = organisation_id
        where token_hash = ? and accepted_at is null and withdrawn_at is null and expires_at > ?`,
      [this.config.operator.name, hashOfToken(token), this.clock.now()],
    );
    if (offer?.kind === 'staff' && !this.config.staffPasswords) throw new StaffBySingleSignOn();
    if (offer) return offer;
    await this.failures.add(token, ip);
    throw new LinkRefused();
  }
}
