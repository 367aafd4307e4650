import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { People, type Person } from '../../organisations/public/people.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { SEND_MAIL } from '../../platform/mail/send-mail.task.js';
import { Queue } from '../../platform/queue/queue.js';
import { filledIn } from '../filled-in.js';
import { mailTo, mailToDesk } from '../mail-texts.js';
import type { Message } from './message.js';

export type { Message } from './message.js';

/** Tells people in the console and by mail. Both are committed together with what they tell about. */
@Injectable()
export class Notifier {
  constructor(
    private readonly people: People,
    private readonly queue: Queue,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** A notice and a mail for each person, the mail in the person's language. */
  async tell(tx: Tx, to: readonly Person[], message: Message, organisationId: string | null): Promise<void> {
    const complete = filledIn(message);
    await this.leaveNotices(tx, to, complete, organisationId);
    for (const person of to) await this.queue.add(tx, SEND_MAIL, mailTo(person, complete, this.sender()));
  }

  /** A notice for everybody at the support desk, and one mail in both languages to its address. */
  async tellSupport(tx: Tx, message: Message): Promise<void> {
    const complete = filledIn(message);
    await this.leaveNotices(tx, await this.people.supportDesk(tx), complete, null);
    await this.queue.add(
      tx,
      SEND_MAIL,
      mailToDesk(this.config.operator.supportEmail, complete, this.sender()),
    );
  }

  private async leaveNotices(tx: Tx, to: readonly Person[], message: Message, organisationId: string | null) {
    const { kind, subject, body, params = {} } = message;
    await runSql(
      tx,
      `insert into notice (id, account_id, organisation_id, kind, subject, body, params, created_at)
       select id, account_id, $3, $4, $5, $6, $7, $8 from unnest($1::uuid[], $2::uuid[]) as told (id, account_id)`,
      [
        to.map(() => uuidv7()),
        to.map(({ id }) => id),
        organisationId,
        kind,
        JSON.stringify(subject),
        JSON.stringify(body),
        JSON.stringify(params),
        this.clock.now(),
      ],
    );
  }

  private sender() {
    return { name: this.config.operator.name, url: this.config.publicUrl };
  }
}
