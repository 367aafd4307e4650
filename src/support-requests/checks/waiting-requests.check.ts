import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Notifier } from '../../notifications/public/notifier.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { reminder } from '../support-requests.messages.js';
import { WAITING_SINCE_SQL } from '../waiting-since.js';
import { isOverdue } from '../working-time.js';

interface Waiting {
  readonly id: string;
  readonly organisation: string;
  readonly since: string;
  readonly isReminded: boolean;
}

const MOST = 1000;
const WAITING = `
  select id, organisation, since, reminded_at is not null and reminded_at >= since as "isReminded"
  from (
    select request.id, organisation.name as organisation, reminded_at, ${WAITING_SINCE_SQL} as since
    from support_request request join organisation on organisation.id = request.organisation_id
    where request.state = 'open'
  ) open where since is not null order by since limit ${MOST}`;

/** Reminds the support desk of requests that wait for longer than a working day: once for each wait, all in one mail. */
@Injectable()
export class WaitingRequestsCheck extends Check {
  readonly name = 'support-requests.waiting';
  readonly everySeconds = 900;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly notifier: Notifier,
  ) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const waiting = await runSql<Waiting>(this.em.fork(), WAITING, []);
    const overdue = waiting.filter(({ since }) => isOverdue(new Date(since), now));
    const fresh = overdue.filter(({ isReminded }) => !isReminded);
    if (fresh.length > 0) {
      await this.transactions.run(async (tx) => {
        const ids = fresh.map(({ id }) => id);
        await runSql(tx, 'update support_request set reminded_at = $2 where id = any($1)', [ids, now]);
        await this.notifier.tellSupport(tx, reminder(fresh));
      });
    }
    return { lookedAt: waiting.length, found: overdue.length };
  }
}
