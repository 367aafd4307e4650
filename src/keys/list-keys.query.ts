import { type KeyEnvironment, maskApiKey } from '@andock/api-key';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import type { Scope } from '../access/scopes.js';
import { Connections } from '../connections/public/connections.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Page, pageFrom } from '../platform/http/cursor.js';
import { sortedList } from '../platform/http/sort.js';
import { KeyNotFound } from './keys.errors.js';
import type { KeyView, OperatorKeysQuery } from './keys.schemas.js';

const NEWEST_FIRST = 'order by created_at desc, id desc limit 100';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly environment: KeyEnvironment;
  readonly last4: string;
  readonly scopes: Scope[];
  readonly created_at: string;
  readonly saved_at: string | null;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
  readonly last_used_ip: string | null;
  readonly allowed_networks: string[];
  readonly calls_today: number;
  readonly calls_this_week: number;
  readonly expired: boolean;
  readonly replaced: boolean;
}

const callsSince = (days: number) => `(
  select coalesce(sum(calls), 0)::int from api_key_day
  where key_id = api_key.id and day >= ($1::timestamptz at time zone 'UTC')::date - ${days})`;

/** A key is replaced as soon as a newer one of its connection is saved, even if that one is deleted since. */
const KEYS = `
  select id, name, environment, last4, scopes, created_at, saved_at, expires_at, last_used_at, last_used_ip, allowed_networks,
         ${callsSince(0)} as calls_today, ${callsSince(6)} as calls_this_week,
         coalesce(expires_at <= $1, false) as expired,
         exists (select 1 from api_key newer
                 where newer.connection_id = api_key.connection_id and newer.saved_at > api_key.saved_at) as replaced
  from api_key
  where deleted_at is null and (saved_at is not null or void_at > $1)`;

const NEVER = new Date(0).toISOString();

const SORTED_BY = {
  created: {
    sql: `date_trunc('milliseconds', created_at)`,
    type: 'timestamptz',
    of: ({ createdAt }: KeyView) => createdAt,
  },
  name: { sql: 'name collate "und-x-icu"', type: 'text', of: ({ name }: KeyView) => name },
  used: {
    sql: `coalesce(date_trunc('milliseconds', last_used_at), '${NEVER}')`,
    type: 'timestamptz',
    of: ({ lastUsedAt }: KeyView) => lastUsedAt ?? NEVER,
  },
} as const;

/** Lists keys; deleted ones and drafts that became void are gone. */
@Injectable()
export class ListKeys {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  async ofConnection(by: Actor, partnerOrId: string): Promise<Page<KeyView>> {
    const connection = await this.connections.find(this.em.fork(), organisationOf(by), partnerOrId);
    return {
      data: await this.read(`and connection_id = $2 ${NEWEST_FIRST}`, [connection.id]),
      nextCursor: null,
    };
  }

  async ofOperator({ sort, cursor, limit }: OperatorKeysQuery): Promise<Page<KeyView>> {
    const sorted = sortedList(sort, SORTED_BY, 'id', cursor);
    const keys = await this.read(
      `and kind = 'operator' and ${sorted.after('$2', '$3')} order by ${sorted.order} limit $4`,
      [...sorted.start, limit + 1],
    );
    return pageFrom(keys, limit, sorted.placeOf);
  }

  /** One key that the person may see. Throws `KeyNotFound`. */
  async one(by: Actor, id: string): Promise<KeyView> {
    const mine = by.kind === 'staff' ? `kind = 'operator'` : 'organisation_id = $3';
    const [key] = await this.read(
      `and id = $2 and ${mine}`,
      by.kind === 'staff' ? [id] : [id, organisationOf(by)],
    );
    if (!key) throw new KeyNotFound();
    return key;
  }

  private async read(which: string, parameters: unknown[]): Promise<KeyView[]> {
    const rows = await runSql<Row>(this.em.fork(), `${KEYS} ${which}`, [this.clock.now(), ...parameters]);
    return rows.map(view);
  }
}

function view(row: Row): KeyView {
  const { id, name, last4, scopes } = row;
  return {
    id,
    name,
    masked: maskApiKey(row),
    last4,
    scopes,
    state: stateOf(row),
    createdAt: new Date(row.created_at).toISOString(),
    savedAt: iso(row.saved_at),
    expiresAt: iso(row.expires_at),
    lastUsedAt: iso(row.last_used_at),
    lastUsedIp: row.last_used_ip,
    allowedNetworks: row.allowed_networks,
    callsToday: row.calls_today,
    callsThisWeek: row.calls_this_week,
  };
}

function stateOf(row: Row): KeyView['state'] {
  if (row.saved_at === null) return 'draft';
  if (row.expired) return 'expired';
  return row.replaced ? 'replaced' : 'saved';
}

const iso = (value: string | null): string | null => value && new Date(value).toISOString();
