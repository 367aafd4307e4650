import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Config } from '../../platform/config/config.js';
import { STAFF } from './group.js';
import type { Invitation } from './invitation.entity.js';
import { InvitePerson, type NewInvitation } from './invite-person.use-case.js';
import { StaffBySingleSignOn } from './members.errors.js';

/** Invites into the operator's staff, unless its people come from the identity provider alone. */
@Injectable()
export class InviteStaff {
  constructor(
    private readonly invitePerson: InvitePerson,
    private readonly config: Config,
  ) {}

  /** Refuses with `organisations.staff-by-single-sign-on`, or like `InvitePerson`. */
  async run(by: Actor, invitation: NewInvitation): Promise<Invitation> {
    if (!this.config.staffPasswords) throw new StaffBySingleSignOn();
    return this.invitePerson.run(by, STAFF, invitation);
  }
}
