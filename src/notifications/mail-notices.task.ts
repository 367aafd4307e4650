import { Injectable } from '@nestjs/common';
import { People } from '../organisations/public/people.js';
import { Config } from '../platform/config/config.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { queueMail } from '../platform/mail/send-mail.task.js';
import { BackgroundTask } from '../platform/queue/background-task.js';
import { Queue } from '../platform/queue/queue.js';
import { mailTo, type Told } from './mail-texts.js';

export const MAIL_NOTICES = 'notifications.mail';

/** After one mail, what else happens is gathered for so long. */
const GATHER_SECONDS = 600;
const MOST_IN_ONE = 50;

/** Asks for a mail with what waits for these people: now, or when the time after the last one is over. */
export async function queueMails(tx: Tx, queue: Queue, accountIds: readonly string[]): Promise<void> {
  const rows = await runSql<{ accountId: string; runAt: string | null }>(
    tx,
    `select id as "accountId", mailed_at + make_interval(secs => $2) as "runAt"
     from account left join notice_mail on account_id = id where id = any($1)`,
    [accountIds, GATHER_SECONDS],
  );
  for (const { accountId, runAt } of rows) {
    const key = `${MAIL_NOTICES}:${accountId}`;
    await queue.add(tx, MAIL_NOTICES, { accountId }, { key, ...(runAt && { runAt: new Date(runAt) }) });
  }
}

/** Puts all notices that wait for one person into one mail, so that nobody is flooded; of very many it tells the first. */
@Injectable()
export class MailNoticesTask extends BackgroundTask {
  readonly name = MAIL_NOTICES;

  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly queue: Queue,
    private readonly config: Config,
  ) {
    super();
  }

  override run({ accountId }: { accountId: string }): Promise<void> {
    return this.transactions.run(async (tx) => {
      const told = await runSql<Told & { readonly count: number }>(
        tx,
        `with taken as (
           update notice set mail_waits = false where account_id = $1 and mail_waits returning id, subject, body)
         select subject, body, count(*) over ()::integer as count from taken order by id limit $2`,
        [accountId, MOST_IN_ONE],
      );
      const person = await this.people.account(accountId, tx);
      const [first] = told;
      if (!first || !person) return;
      await runSql(
        tx,
        `insert into notice_mail (account_id, mailed_at) values ($1, clock_timestamp())
         on conflict (account_id) do update set mailed_at = excluded.mailed_at`,
        [accountId],
      );
      const sender = { name: this.config.operator.name, url: this.config.publicUrl };
      await queueMail(tx, this.queue, mailTo(person, told, sender, first.count));
    });
  }
}
