import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { People, type Person } from '../../organisations/public/people.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { queueMail } from '../../platform/mail/send-mail.task.js';
import { Queue } from '../../platform/queue/queue.js';
import { filledIn } from '../filled-in.js';
import { queueMails } from '../mail-notices.task.js';
import { mailToDesk } from '../mail-texts.js';
import { BOTH_WAYS, Preferences, type Ways } from '../preferences.js';
import { topicOf } from '../topics.js';
import type { Message } from './message.js';

export type { Message } from './message.js';

/** Tells people in the console and by mail. Both are committed together with what they tell about. */
@Injectable()
export class Notifier {
  constructor(
    private readonly people: People,
    private readonly preferences: Preferences,
    private readonly queue: Queue,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** A notice and a mail for each person, as each has chosen; what comes in quick succession shares a mail. */
  async tell(tx: Tx, to: readonly Person[], message: Message, organisationId: string | null): Promise<void> {
    const chosen = await this.preferences.of(idsOf(to), topicOf(message.kind), tx);
    const told = to.map(({ id }) => ({ id, ...(chosen.get(id) ?? BOTH_WAYS) }));
    await this.leaveNotices(tx, told, filledIn(message), organisationId);
    const byMail = told.filter((person) => person.byMail);
    if (byMail.length > 0) await queueMails(tx, this.queue, idsOf(byMail));
  }

  /** A notice for everybody at the support desk, and one mail in both languages to its address. */
  async tellSupport(tx: Tx, message: Message): Promise<void> {
    const desk = await this.people.supportDesk(tx);
    const chosen = await this.preferences.of(idsOf(desk), topicOf(message.kind), tx);
    const told = desk.map(({ id }) => ({
      id,
      inConsole: (chosen.get(id) ?? BOTH_WAYS).inConsole,
      byMail: false,
    }));
    await this.leaveNotices(tx, told, filledIn(message), null);
    await this.mailSupport(tx, message);
  }

  /** One mail in both languages to the support desk's address. */
  async mailSupport(tx: Tx, message: Message): Promise<void> {
    const { name, supportEmail } = this.config.operator;
    const sender = { name, url: this.config.publicUrl };
    await queueMail(tx, this.queue, mailToDesk(supportEmail, filledIn(message), sender));
  }

  private async leaveNotices(
    tx: Tx,
    told: readonly ToldPerson[],
    message: Message,
    organisationId: string | null,
  ) {
    const to = told.filter(({ inConsole, byMail }) => inConsole || byMail);
    if (to.length === 0) return;
    const { kind, subject, body, params = {} } = message;
    await runSql(
      tx,
      `insert into notice (id, account_id, organisation_id, kind, subject, body, params, created_at, in_console, mail_waits)
       select id, account_id, $3, $4, $5, $6, $7, $8, in_console, by_mail
       from unnest($1::uuid[], $2::uuid[], $9::boolean[], $10::boolean[]) as told (id, account_id, in_console, by_mail)`,
      [
        to.map(() => uuidv7()),
        idsOf(to),
        organisationId,
        kind,
        JSON.stringify(subject),
        JSON.stringify(body),
        JSON.stringify(params),
        this.clock.now(),
        to.map(({ inConsole }) => inConsole),
        to.map(({ byMail }) => byMail),
      ],
    );
  }
}

interface ToldPerson extends Ways {
  readonly id: string;
}

const idsOf = (people: readonly { readonly id: string }[]): string[] => people.map(({ id }) => id);
