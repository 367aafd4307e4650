import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { AuditLog, type Recorded } from '../audit-log.js';
import { organisationOfLog } from '../sealing/log-id.js';

const LOGS_AT_ONCE = 500;
const MONTH = 'YYYY-MM'.length;

/** Drops the bodies of whole months that are older than the operator keeps events; each log says so itself. */
@Injectable()
export class AuditRetentionCheck extends Check {
  readonly name = 'audit.retention';
  readonly everySeconds = 86_400;

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override get isIrreversible(): boolean {
    return true;
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    const { retentionMonths } = this.config.audit;
    if (retentionMonths === undefined) return { lookedAt: 0, found: 0 };
    const kept = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - retentionMonths, 1));
    const months = (await this.months()).filter((month) => month < kept);
    for (const month of months) {
      signal.throwIfAborted();
      await this.transactions.run((tx) => this.drop(tx, month));
    }
    return { lookedAt: months.length, found: 0 };
  }

  /** The first day of each month that has a partition, the oldest first. */
  private async months(): Promise<Date[]> {
    const rows = await runSql<{ month: string }>(
      this.em.fork(),
      `select substring(relname from '_(\\d{4}_\\d{2})$') as month from pg_inherits join pg_class on oid = inhrelid
        where inhparent = 'audit_event'::regclass and relname ~ '^audit_event_\\d{4}_\\d{2}$' order by month`,
      [],
    );
    return rows.map(({ month }) => new Date(`${month.replace('_', '-')}-01T00:00:00Z`));
  }

  private async drop(tx: Tx, month: Date): Promise<void> {
    const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
    const logs = await runSql<{ log_id: string; below: string; events: string }>(
      tx,
      `select log_id, max(seq) + 1 as below, count(*) as events from audit_leaf
        where at >= $1 and at < $2 group by log_id order by log_id`,
      [month, next],
    );
    await runSql(tx, 'select audit_drop_month($1)', [month]);
    const dropped = logs.map(({ log_id: logId, below, events }): Recorded => ({
      action: 'log.bodies-dropped',
      targetId: logId,
      facts: {
        month: month.toISOString().slice(0, MONTH),
        events: Number(events),
        belowSeq: Number(below),
      },
      organisationId: organisationOfLog(logId),
    }));
    for (let at = 0; at < dropped.length; at += LOGS_AT_ONCE) {
      await this.audit.recordAll(tx, system('audit.retention', null), dropped.slice(at, at + LOGS_AT_ONCE));
    }
  }
}
