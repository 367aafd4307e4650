import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Connections } from '../../connections/public/connections.js';
import { Findings } from '../../connections/public/findings.js';
import { MoveConnection } from '../../connections/public/move-connection.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';

const PAGE = 200;

interface Row {
  readonly id: string;
  readonly silent: boolean;
  readonly pendingTooLong: boolean;
}

const STANDING = `
  select id,
    (state = 'connected' and greatest(last_seen_at, state_changed_at) <= $1::timestamptz - interval '24 hours')
      or (state = 'repair' and reason = 'partner_silent') as silent,
    state = 'pending' and state_changed_at <= $1::timestamptz - interval '3 days' as "pendingTooLong"
  from connection where partner = 'join' and ($2::uuid is null or id > $2) order by id limit ${PAGE}`;

/** JOIN connected but silent for a day needs a repair; pending for three days, somebody should look. */
@Injectable()
export class JoinSilenceCheck extends Check {
  readonly name = 'join.silence';
  readonly everySeconds = 900;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly findings: Findings,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
  ) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let [lookedAt, found] = [0, 0];
    for (let after: string | null = null; !signal.aborted;) {
      const rows: Row[] = await runSql<Row>(this.em.fork(), STANDING, [now, after]);
      if (rows.length > 0) await this.transactions.run((tx) => this.report(tx, rows, now));
      lookedAt += rows.length;
      found += rows.filter(({ silent, pendingTooLong }) => silent || pendingTooLong).length;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE) break;
    }
    return { lookedAt, found };
  }

  private async report(tx: Tx, rows: readonly Row[], now: Date): Promise<void> {
    const page = { check: this.name, lookedAt: rows.map(({ id }) => id), now };
    const idsWhere = (fits: (row: Row) => boolean) => rows.filter(fits).map(({ id }) => id);
    const silent = await this.findings.report(tx, {
      ...page,
      reason: 'partner_silent',
      found: idsWhere((row) => row.silent),
    });
    for (const { id, organisationId } of silent) {
      const connection = await this.connections.lockById(tx, id);
      if (connection.state !== 'connected') continue;
      await this.move.run(tx, system('join', organisationId), connection, 'repair', 'partner_silent');
    }
    const pending = {
      ...page,
      reason: 'pending_too_long',
      found: idsWhere((row) => row.pendingTooLong),
    } as const;
    await this.findings.tell(tx, await this.findings.report(tx, pending), 'pending_too_long');
  }
}
