import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { seal } from '@andock/secret-box';
import type { Child } from '../bench/child.ts';
import { call } from '../support/http-client.ts';
import type { Filler } from './filler.ts';

const CONNECTIONS_OF_EACH = 100;
const MINUTES = 4;
const MINUTE_MS = 60_000;
const CHECK = 'personio.credentials';
const TOKEN = 'sandbox-personio-token';

/** What a check through very many connections costs. */
export interface RoundFigures {
  readonly connections: number;
  /** What each run looked at; a round takes sixty. */
  readonly lookedAt: number[];
  readonly durationMs: number[];
  /** The memory after each run, in MB. */
  readonly rssMb: number[];
  /** The most calls that one company got within a minute; the budget is 15. */
  readonly mostCallsOfACompany: number;
}

/** So many connections with working credentials, one company each, on top of what is there. */
export async function addConnections(
  { pool, sealingKeys }: Filler,
  count: number,
  accountId: string,
): Promise<void> {
  for (let begun = 0; begun < count; begun += CONNECTIONS_OF_EACH) {
    const organisationId = randomUUID();
    await pool.query(
      `insert into organisation (id, name, country, created_at) values ($1, 'Load', 'AT', now())`,
      [organisationId],
    );
    const key = await sealingKeys.openOrCreate(organisationId);
    const made = Array.from({ length: CONNECTIONS_OF_EACH }, (_, at) => {
      const [id, companyId] = [randomUUID(), String(100_001 + begun + at)];
      const secret = { positionId: '1234567', host: null, companyId, accessToken: TOKEN, channelId: '815' };
      const place = `${organisationId}/credential/${id}/1`;
      return { id, companyId, sealed: seal(key, Buffer.from(JSON.stringify(secret)), place) };
    });
    const ids = made.map(({ id }) => id);
    await pool.query(
      `insert into connection (id, organisation_id, partner, label, state, accepts_from, state_changed_at, created_at)
       select id, $1, 'personio', id::text, 'connected', '{}', now(), now() from unnest($2::uuid[]) as made (id)`,
      [organisationId, ids],
    );
    await pool.query(
      `insert into credential (connection_id, version, organisation_id, state, company, sealed, created_by, created_at, verified_at)
       select id, 1, $1, 'current', company, sealed, $2, now(), now()
       from unnest($3::uuid[], $4::text[], $5::bytea[]) as made (id, company, sealed)`,
      [
        organisationId,
        accountId,
        ids,
        made.map(({ companyId }) => companyId),
        made.map(({ sealed }) => sealed),
      ],
    );
  }
}

/** Lets the hourly check of credentials run for some minutes in the middle of its round. */
export async function measureRound(
  { pool }: Filler,
  start: () => Promise<Child>,
  standInUrl: string,
  count: number,
): Promise<RoundFigures> {
  await call(`${standInUrl}/personio/_companies`, { method: 'PUT', body: { count } });
  await pool.query(
    `update check_run set started_at = now(), finished_at = now();
     delete from check_round; delete from check_history; delete from partner_call;
     insert into check_round (name, after_id, done_to) select name, null, now() from check_run where name like 'personio.%'`,
  );
  const hub = await start();
  const rssMb: number[] = [];
  let mostCalls = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    await setTimeout(MINUTE_MS);
    rssMb.push(hub.rssMb());
    const { rows } = await pool.query<{ most: number }>(
      'select coalesce(max(calls), 0)::integer as most from (select sum(calls) as calls from partner_call group by company) as companies',
    );
    mostCalls = Math.max(mostCalls, rows[0]?.most ?? 0);
  }
  await hub.stop();
  const { rows } = await pool.query<{ lookedAt: number; durationMs: number }>(
    `select looked_at as "lookedAt", duration_ms as "durationMs" from check_history where name = $1 order by started_at`,
    [CHECK],
  );
  return {
    connections: count,
    lookedAt: rows.map((row) => row.lookedAt),
    durationMs: rows.map((row) => row.durationMs),
    rssMb,
    mostCallsOfACompany: mostCalls,
  };
}
