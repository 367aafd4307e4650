import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { SwitchOffProgress } from '../publications/switch-off-progress.js';

interface Row {
  readonly id: string;
  readonly organisationId: string;
}

const BEING_SWITCHED_OFF = `
  select id, organisation_id as "organisationId" from connection where keys_end_at is not null order by keys_end_at`;

/** Ends the keys of connections that are being switched off, when the partner has confirmed or the time is over. */
@Injectable()
export class SwitchOffCheck extends Check {
  readonly name = 'jobs.switch-off';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly progress: SwitchOffProgress,
  ) {
    super();
  }

  override async run(_now: Date, signal: AbortSignal): Promise<CheckReport> {
    const rows = await runSql<Row>(this.em.fork(), BEING_SWITCHED_OFF, []);
    let found = 0;
    for (const { id, organisationId } of rows) {
      if (signal.aborted) break;
      const by = system('jobs', organisationId);
      const ended = await this.transactions.run((tx) => this.progress.follow(tx, by, id));
      if (ended) found += 1;
    }
    return { lookedAt: rows.length, found };
  }
}
