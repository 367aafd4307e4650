import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Config } from '../../platform/config/config.js';
import { Transactions } from '../../platform/database/transactions.js';
import { queueMail } from '../../platform/mail/send-mail.task.js';
import { Queue } from '../../platform/queue/queue.js';
import { SecondFactorMissing } from '../second-factor/second-factor.errors.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { endSessionsOf } from '../session/account-sessions.js';
import { type Group, personIn } from './group.js';
import { secondFactorGoneMail } from './link-mails.js';

/** Takes away a second factor whose app and recovery codes are lost. The person's sessions end, and a mail tells it. */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly factors: SecondFactors,
    private readonly queue: Queue,
    private readonly config: Config,
  ) {}

  /** Refuses with `organisations.account-not-found` or `organisations.second-factor-missing`. */
  run(by: Actor, group: Group, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { email, language } = await personIn(tx, group, id);
      if (!(await this.factors.remove(tx, id))) throw new SecondFactorMissing();
      const sessions = (await endSessionsOf(tx, id)).length;
      const operator = this.config.operator.name;
      await queueMail(tx, this.queue, secondFactorGoneMail({ to: email, language, operator }));
      const { organisationId } = group;
      await this.audit.recordAll(tx, by, [
        { action: 'second-factor.reset', targetId: id, facts: { sessions }, organisationId },
      ]);
    });
  }
}
