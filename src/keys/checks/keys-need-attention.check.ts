import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Findings } from '../../connections/public/findings.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';

const PAGE = 500;

interface Row {
  readonly id: string;
  readonly expiring: boolean;
  readonly unused: boolean;
  readonly refused: boolean;
}

/** A key that is about to be followed by a longer-lived one is on its way out on purpose. */
const STANDING = `
  select connection.id,
    coalesce(max(coalesce(key.expires_at, 'infinity')) <= $1::timestamptz + interval '14 days', false) as expiring,
    coalesce(max(coalesce(key.last_used_at, key.saved_at)) <= $1::timestamptz - interval '90 days', false) as unused,
    connection.state in ('pending', 'connected') and exists (
      select 1 from api_key ended
      where ended.connection_id = connection.id and ended.refused_at > $1::timestamptz - interval '1 day') as refused
  from (select id, state from connection where $2::uuid is null or id > $2 order by id limit ${PAGE}) connection
  left join api_key key on key.connection_id = connection.id and key.saved_at is not null and key.deleted_at is null
    and (key.expires_at is null or key.expires_at > $1)
  group by connection.id, connection.state order by connection.id`;

/** Connections whose last key expires within 14 days, whose keys nobody has used for 90 days, or whose deleted keys somebody uses. */
@Injectable()
export class KeysNeedAttentionCheck extends Check {
  readonly name = 'keys.need-attention';
  readonly everySeconds = 3600;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly findings: Findings,
  ) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let [lookedAt, found] = [0, 0];
    for (let after: string | null = null; !signal.aborted;) {
      const rows: Row[] = await runSql<Row>(this.em.fork(), STANDING, [now, after]);
      if (rows.length > 0) await this.report(rows, now);
      lookedAt += rows.length;
      found += rows.filter(({ expiring, unused, refused }) => expiring || unused || refused).length;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE) break;
    }
    return { lookedAt, found };
  }

  private report(rows: readonly Row[], now: Date): Promise<void> {
    const page = { check: this.name, lookedAt: rows.map(({ id }) => id), now };
    const kinds = [
      { reason: 'key_expiring', found: rows.filter(({ expiring }) => expiring) },
      { reason: 'key_unused', found: rows.filter(({ unused }) => unused) },
      { reason: 'deleted_key_in_use', found: rows.filter(({ refused }) => refused) },
    ] as const;
    return this.transactions.run(async (tx) => {
      for (const { reason, found } of kinds) {
        const opened = await this.findings.report(tx, { ...page, reason, found: found.map(({ id }) => id) });
        await this.findings.tell(tx, opened, reason);
      }
    });
  }
}
