import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { Organisation } from '../organisation.entity.js';
import { Invitation } from './invitation.entity.js';
import { invitationMail } from './link-mails.js';
import { LinkTokens } from './link-tokens.js';

export const SEND_INVITATION = 'invitation.send';

/** Mails an invitation while it is open. Sent twice, it holds the same link. */
@Injectable()
export class SendInvitationTask extends BackgroundTask {
  readonly name = SEND_INVITATION;

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  override async run({ invitationId }: { invitationId: string }): Promise<void> {
    const em = this.em.fork();
    const invitation = await em.findOne(Invitation, { id: invitationId });
    if (!invitation?.isOpen(this.clock.now())) return;
    const { organisationId, email, language } = invitation;
    const organisation = organisationId && (await em.findOneOrFail(Organisation, { id: organisationId }));
    const operator = this.config.operator.name;
    await this.mailer.send(
      invitationMail({
        to: email,
        language,
        operator,
        group: organisation ? organisation.name : operator,
        link: `${this.config.publicUrl}/invitation#token=${this.tokens.tokenOf(invitationId)}`,
      }),
    );
  }
}
