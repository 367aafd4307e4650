import { leafHash } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { AuditLog, type Recorded } from '../audit-log.js';
import { EventMac } from '../event-mac.js';
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
    private readonly mac: EventMac,
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
    for (const { log_id: logId, below } of logs)
      await this.assertOfMonth(tx, logId, Number(below) - 1, month);
    await runSql(tx, 'select audit_drop_month($1)', [month]);
    const dropped = logs.map(({ log_id: logId, below, events }): Recorded => ({
      action: 'log.bodies-dropped',
      targetId: logId,
      facts: {
        month: monthOf(month),
        events: Number(events),
        belowSeq: Number(below),
      },
      organisationId: organisationOfLog(logId),
    }));
    for (let at = 0; at < dropped.length; at += LOGS_AT_ONCE) {
      await this.audit.recordAll(tx, system('audit.retention', null), dropped.slice(at, at + LOGS_AT_ONCE));
    }
  }

  /** What is written about the rule explains every missing body below it, so the leaf that it goes up to must be ours. */
  private async assertOfMonth(tx: Tx, logId: string, seq: number, month: Date): Promise<void> {
    const [row] = await runSql<{ id: string; body: Buffer; mac: Buffer; mac_key_id: string }>(
      tx,
      `select event.id, event.body, event.mac, event.mac_key_id
         from audit_leaf leaf join audit_event event on event.id = leaf.event_id and event.at = leaf.at
        where leaf.log_id = $1 and leaf.seq = $2`,
      [logId, seq],
    );
    const event = row && {
      id: row.id,
      organisationId: organisationOfLog(logId),
      leafHash: leafHash(row.body),
    };
    const isOurs = event && this.mac.fits(event, row.mac, row.mac_key_id);
    const at = isOurs ? (JSON.parse(row.body.toString('utf8')) as { at: string }).at : '';
    if (!at.startsWith(monthOf(month)))
      throw new Error(`Leaf ${seq} of the log ${logId} is not of an event of ${monthOf(month)}.`);
  }
}

const monthOf = (month: Date): string => month.toISOString().slice(0, MONTH);
