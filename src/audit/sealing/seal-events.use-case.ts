import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { AuditLog, type Recorded } from '../audit-log.js';
import { EventMac } from '../event-mac.js';
import { moveHeads, readHeads } from './log-heads.js';
import { logIdOf } from './log-id.js';
import { type PendingEvent, takePending } from './take-pending.js';

const LARGEST_BATCH = 2_000;
const LEADER_LOCK = 4_711_002;

/** Gives pending events their places in the logs: all of a batch in one transaction. */
@Injectable()
export class SealEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly mac: EventMac,
    private readonly audit: AuditLog,
  ) {}

  /** Seals one batch; answers how many events it took, none while another process seals. */
  run(): Promise<number> {
    return this.transactions.run(async (tx) => {
      if (!(await leads(tx))) return 0;
      const taken = await takePending(tx, LARGEST_BATCH, this.mac);
      if (taken.length === 0) return 0;
      await this.append(
        tx,
        taken.filter(({ found }) => found === null),
      );
      await this.quarantine(
        tx,
        taken.filter(({ found }) => found !== null),
      );
      return taken.length;
    });
  }

  private async append(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const logIds = [...new Set(events.map(({ organisationId }) => logIdOf(organisationId)))].sort();
    const logs = await readHeads(tx, logIds);
    const seqs = events.map(({ organisationId, leafHash }) => {
      const { frontier } = logs.get(logIdOf(organisationId))!;
      frontier.append(leafHash);
      return frontier.size - 1;
    });
    await runSql(
      tx,
      `insert into audit_leaf (log_id, seq, event_id, at, leaf_hash)
       select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::bytea[])`,
      [
        events.map(({ organisationId }) => logIdOf(organisationId)),
        seqs,
        events.map(({ id }) => id),
        events.map(({ at }) => at),
        events.map(({ leafHash }) => leafHash),
      ],
    );
    await moveHeads(tx, [...logs.values()]);
  }

  private async quarantine(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
    for (const { id, organisationId, at, found } of events) {
      await runSql(
        tx,
        `insert into audit_quarantine (event_id, organisation_id, at, found) values ($1, $2, $3, $4)
         on conflict (event_id) do nothing`,
        [id, organisationId, at, found],
      );
      const quarantined = { action: 'audit-event.quarantined', targetId: id, facts: { found } } as Recorded;
      await this.audit.recordAll(tx, system('audit.sealing', organisationId), [quarantined]);
    }
  }
}

/** One process at a time, for as long as its transaction lasts. What keeps logs from forking is `moveHeads`. */
async function leads(tx: Tx): Promise<boolean> {
  const [row] = await runSql<{ leads: boolean }>(tx, 'select pg_try_advisory_xact_lock($1) as leads', [
    LEADER_LOCK,
  ]);
  return row?.leads === true;
}
