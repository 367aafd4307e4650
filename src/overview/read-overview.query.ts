import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { earliestIdAt } from '../platform/database/earliest-id-at.js';
import { DAYS_SHOWN, type DeliveryDay, type Overview } from './overview.schemas.js';

const DAY_MS = 86_400_000;

const CONNECTIONS = `
  select partner, state, count(*)::int as count from connection group by partner, state order by partner, state`;

/** Ids grow with time, so the newest days are one range of the primary key, however long the ledger is. */
const DELIVERIES = `
  with recent as (
    select (created_at at time zone 'utc')::date as day, state, count(*)::int as count
    from delivery where id >= $1 and created_at >= $2 group by 1, 2
  )
  select to_char(days.day, 'YYYY-MM-DD') as day,
         coalesce(sum(count) filter (where state = 'delivered'), 0)::int as delivered,
         coalesce(sum(count) filter (where state = 'undeliverable'), 0)::int as undeliverable,
         coalesce(sum(count) filter (where state = 'held'), 0)::int as held,
         coalesce(sum(count) filter (where state in ('queued', 'delivering')), 0)::int as underway,
         coalesce(sum(count) filter (where state = 'cancelled'), 0)::int as cancelled
  from generate_series($3::date, $4::date, interval '1 day') as days (day) left join recent on recent.day = days.day
  group by days.day order by days.day`;

const REQUESTS = `
  select count(*)::int as open,
         count(*) filter (where assigned_to is null)::int as unassigned,
         count(*) filter (where created_at > now() - interval '1 day')::int as "underOneDay",
         count(*) filter (where created_at <= now() - interval '1 day'
                            and created_at > now() - interval '3 days')::int as "underThreeDays",
         count(*) filter (where created_at <= now() - interval '3 days')::int as older,
         min(created_at) as "oldestAt"
  from support_request where state = 'open'`;

const CHECKS = `
  select coalesce(sum(found), 0)::int as found, count(*) filter (where error is not null and coalesce(found, 0) = 0)::int as failed
    from check_run`;

const SEALING = `
  select (select count(*)::int from (select 1 from audit_pending limit 10000) as first) as pending,
         coalesce((select greatest(0, extract(epoch from now() - at))::int
                   from audit_pending order by event_id limit 1), 0) as "lagSeconds",
         (select count(*)::int from audit_quarantine) as quarantined,
         (select max(sealed_at) from audit_log_head) as "sealedAt"`;

type Stored<Part, Moments extends keyof Part> = Omit<Part, Moments> & Record<Moments, string | null>;

/** Counts what staff looks at first. Every count reads a small table or the newest end of an index. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Overview> {
    const em = this.em.fork();
    const connections = await runSql<Overview['connections'][number]>(em, CONNECTIONS, []);
    const today = startOfDay(this.clock.now());
    const since = new Date(today.getTime() - (DAYS_SHOWN - 1) * DAY_MS);
    const deliveries = await runSql<DeliveryDay>(em, DELIVERIES, [earliestIdAt(since), since, since, today]);
    const requests = await only<Stored<Overview['requests'], 'oldestAt'>>(em, REQUESTS);
    const checks = await only<Overview['checks']>(em, CHECKS);
    const sealing = await only<Stored<Overview['sealing'], 'sealedAt'>>(em, SEALING);
    return {
      connections,
      deliveries,
      requests: { ...requests, oldestAt: iso(requests.oldestAt) },
      checks,
      sealing: { ...sealing, sealedAt: iso(sealing.sealedAt) },
    };
  }
}

/** A count always gives one row. */
async function only<Row extends object>(em: EntityManager, sql: string): Promise<Row> {
  const [row] = await runSql<Row>(em, sql, []);
  return row as Row;
}

const startOfDay = (at: Date): Date => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
const iso = (value: string | null): string | null => value && new Date(value).toISOString();
