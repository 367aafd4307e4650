import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { Account } from '../account.entity.js';
import { LinkTokens } from '../members/link-tokens.js';
import { passwordResetMail } from '../members/link-mails.js';
import { OpenPasswordReset } from './open-password-reset.use-case.js';

export const SEND_PASSWORD_RESET = 'password-reset.send';

/** Mails the link to a new password, if there is such an account and a password lets it in. Sent twice, it holds the same link. */
@Injectable()
export class SendPasswordResetTask extends BackgroundTask {
  readonly name = SEND_PASSWORD_RESET;

  constructor(
    private readonly em: EntityManager,
    private readonly openPasswordReset: OpenPasswordReset,
    private readonly tokens: LinkTokens,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {
    super();
  }

  override async run({ resetId, email }: { resetId: string; email: string }): Promise<void> {
    const account = await this.em.fork().findOne(Account, { email, disabledAt: null });
    if (!account?.signsInByPassword(this.config.staffPasswords)) return;
    await this.openPasswordReset.run(account, resetId);
    await this.mailer.send(
      passwordResetMail({
        to: email,
        language: account.language,
        operator: this.config.operator.name,
        link: `${this.config.publicUrl}/password-reset#token=${this.tokens.tokenOf(resetId)}`,
      }),
    );
  }
}
