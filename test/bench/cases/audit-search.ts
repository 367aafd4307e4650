import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { built } from '../../support/built.ts';
import { median, type BenchCase, type Stage } from '../bench-case.ts';

type Conditions = typeof import('../../../src/audit/event-conditions.js');
type Filter = Partial<Parameters<Conditions['eventConditions']>[0]>;

const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 2_000_000);
const MONTHS = 24;
const PAGE = 51;
const AIM_MS = 100;

/** The searches of the console over two million events of two years, each the slowest of three pages; the floor is 100 ms. */
export const auditSearch: BenchCase = {
  name: 'audit-search',
  async measure(stage) {
    const { eventConditions } = (await built('audit/event-conditions.js')) as Conditions;
    const [organisationId, actorId] = [randomUUID(), randomUUID()];
    await fill(stage, organisationId, actorId);
    const monthsAgo = (months: number) => new Date(Date.now() - months * 30 * 86_400_000).toISOString();
    const period = { from: monthsAgo(13), to: monthsAgo(12.9) };
    const { rows: some } = await stage.pool.query<{ id: string }>(
      'select id from audit_event offset 777777 limit 1',
    );
    const filters: Filter[] = [
      {},
      { id: some[0]?.id },
      { exceptAction: 'api.called' },
      { action: 'key.saved' },
      { actorId },
      { targetId: 'key-7' },
      { outcome: 'denied' },
      period,
      { organisationId },
      { organisationId, exceptAction: 'api.called' },
      { organisationId, action: 'key.saved' },
      { organisationId, outcome: 'failure' },
      { organisationId, actorId, action: 'key.saved', ...period },
    ];
    const times: number[] = [];
    const mediansMs: Record<string, number> = {};
    let rowsRead = 0;
    for (const filter of filters) {
      const { sql, parameters } = eventConditions({ order: 'newest', ...filter } as Parameters<
        Conditions['eventConditions']
      >[0]);
      const search = `select id, body from audit_event event ${sql} order by id desc limit ${PAGE}`;
      for (let turn = 0; turn < 3; turn += 1) {
        const started = performance.now();
        await stage.pool.query(search, parameters);
        times.push(performance.now() - started);
      }
      mediansMs[Object.keys(filter).join('+') || 'all'] = Number(median(times.slice(-3)).toFixed(1));
      rowsRead = Math.max(rowsRead, await rowsReadBy(stage, search, parameters));
    }
    const p50Ms = Number(median(times).toFixed(1));
    return {
      unit: 'searches/s',
      hub: Math.round(1_000 / p50Ms),
      floor: 1_000 / AIM_MS,
      ratio: Number((AIM_MS / p50Ms).toFixed(2)),
      p50Ms,
      p99Ms: Number(Math.max(...times).toFixed(1)),
      peakRssMb: 0,
      mostRowsRead: rowsRead,
      mediansMs: JSON.stringify(mediansMs),
    };
  },
};

/** Events as the hub writes them, ids and months included; nine of ten are calls, one in 500 is refused. */
async function fill({ pool }: Stage, organisationId: string, actorId: string): Promise<void> {
  await pool.query(
    `select audit_ensure_month(now() - make_interval(months => months)) from generate_series(0, ${MONTHS}) months`,
  );
  await pool.query(
    `insert into audit_event (id, at, organisation_id, action, outcome, actor_kind, actor_id, target_kind, target_id,
                              body, leaf_hash, mac, mac_key_id)
     select (substring(ms, 1, 8) || '-' || substring(ms, 9, 4) || '-7' || substring(rest, 1, 3) || '-8' || substring(rest, 4, 3)
             || '-' || substring(rest, 7, 12))::uuid,
            at, case when number % 4 = 0 then $1::uuid else gen_random_uuid() end,
            case when number % 10 > 0 then 'api.called' when number % 70 = 0 then 'key.saved' else 'job.changed' end,
            case when number % 500 = 0 then 'denied' when number % 501 = 0 then 'failure' else 'success' end,
            'key', case when number % 40 = 0 then $2 else 'key-of-' || number % 1000 end,
            'api-key', 'key-' || number % 20000, decode(repeat('61', 400), 'hex'), decode(repeat('00', 32), 'hex'), '\\x00', 'bench'
       from (
         select number, at, lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') as ms, md5(number::text) as rest
           from (select number, date_trunc('milliseconds',
                          now() - make_interval(secs => number * (${MONTHS} * 30 * 86400.0 / ${EVENTS}))) as at
                   from generate_series(1, ${EVENTS}) number) moment
       ) event`,
    [organisationId, actorId],
  );
  await pool.query('vacuum analyze audit_event');
}

interface Plan {
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows the plan looked at; it must not grow with the table. */
async function rowsReadBy({ pool }: Stage, search: string, parameters: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${search}`,
    parameters,
  );
  const read = (plan: Plan): number =>
    plan.Plans
      ? plan.Plans.reduce((sum, part) => sum + read(part), 0)
      : plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
  return rows[0] ? Math.round(read(rows[0]['QUERY PLAN'][0].Plan)) : 0;
}
