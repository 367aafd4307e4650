import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { AuditLog, type Recorded } from '../audit-log.js';
import { AuditKeys } from './audit-keys.js';
import type { HandOver } from './hand-overs.js';

const LOGS_AT_ONCE = 500;

/** Writes into every log, at the start, which key signs from now on, so that the successor of a key is itself a leaf. */
@Injectable()
export class RecordHandOvers implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly keys: AuditKeys,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.roles.includes('schedule')) await this.run();
  }

  /** Answers how many hand-overs were not recorded yet. */
  async run(): Promise<number> {
    let recorded = 0;
    for (const handOver of this.keys.handOvers) {
      if (await this.transactions.run((tx) => this.record(tx, handOver))) recorded += 1;
    }
    return recorded;
  }

  private async record(tx: Tx, { predecessor, successor, note }: HandOver): Promise<boolean> {
    const [fresh] = await runSql(
      tx,
      `insert into audit_key_succession (successor, predecessor, note, recorded_at) values ($1, $2, $3, $4)
       on conflict (successor) do nothing returning successor`,
      [successor.text, predecessor.text, note, this.clock.now()],
    );
    if (!fresh) return false;
    const organisations = await runSql<{ id: string }>(tx, 'select id from organisation order by id', []);
    const replaced = [null, ...organisations.map(({ id }) => id)].map((organisationId): Recorded => ({
      action: 'log-key.replaced',
      targetId: successor.id,
      facts: { from: predecessor.text, to: successor.text },
      organisationId,
    }));
    for (let at = 0; at < replaced.length; at += LOGS_AT_ONCE) {
      const some = replaced.slice(at, at + LOGS_AT_ONCE);
      await this.audit.recordAll(tx, system('audit.keys', null), some);
    }
    return true;
  }
}
