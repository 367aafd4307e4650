import { Logger } from '@nestjs/common';
import pg from 'pg';
import { KeyShelf, type ShelvedKey } from './key-shelf.js';

const CONNECTIONS = 4;
/** A server that has fallen silent is not waited for any longer. */
const ANSWERS_WITHIN_MS = 10_000;

/** Removed rows are cleared at once rather than when a fifth of the table is gone. */
const TABLES = `
  select pg_advisory_xact_lock(4711002);
  create table if not exists key_shelf (
    identity text not null,
    only_one boolean primary key default true,
    constraint key_shelf_has_one_identity check (only_one)
  );
  create table if not exists data_key (
    name    text collate "C" primary key,
    wrapped bytea not null,
    made_at timestamptz not null
  ) with (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
  create index if not exists data_key_made_at on data_key (made_at);
  create table if not exists erased_key (
    name      text collate "C" primary key,
    erased_at timestamptz not null
  );
  create index if not exists erased_key_newest on erased_key (erased_at desc);
  create table if not exists database_position (
    position bigint not null,
    only_one boolean primary key default true,
    constraint database_position_is_one check (only_one)
  );`;

/** Keys in a PostgreSQL of their own, for hubs of several processes. */
export class PostgresKeyShelf extends KeyShelf {
  private readonly pool: pg.Pool;
  private ready: Promise<unknown> | undefined;

  constructor(url: string, answersWithinMs = ANSWERS_WITHIN_MS) {
    super();
    this.pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
    const logger = new Logger(PostgresKeyShelf.name);
    this.pool.on('error', (error) => logger.warn(error.message));
  }

  override async identity(): Promise<string | undefined> {
    const [row] = await this.query<{ identity: string }>('select identity from key_shelf', []);
    return row?.identity;
  }

  override async nameIt(identity: string): Promise<void> {
    await this.query('insert into key_shelf (identity) values ($1) on conflict do nothing', [identity]);
  }

  override async add(keys: readonly ShelvedKey[], madeAt: Date): Promise<void> {
    await this.query(
      'insert into data_key (name, wrapped, made_at) select name, wrapped, $3 from unnest($1::text[], $2::bytea[]) as made (name, wrapped)',
      [keys.map(({ name }) => name), keys.map(({ wrapped }) => wrapped), madeAt],
    );
  }

  override find(names: readonly string[]): Promise<ShelvedKey[]> {
    return this.query<ShelvedKey>('select name, wrapped from data_key where name = any($1)', [names]);
  }

  override async remove(names: readonly string[]): Promise<void> {
    await this.query('delete from data_key where name = any($1)', [names]);
  }

  override async erase(names: readonly string[], at: Date): Promise<void> {
    await this.query(
      `with gone as (delete from data_key where name = any($1))
       insert into erased_key (name, erased_at) select unnest($1::text[]), $2 on conflict do nothing`,
      [names, at],
    );
  }

  override async erased(most: number): Promise<string[]> {
    const newest = 'select name from erased_key order by erased_at desc limit $1';
    return (await this.query<{ name: string }>(newest, [most])).map(({ name }) => name);
  }

  override async position(): Promise<number> {
    const [row] = await this.query<{ position: string }>('select position from database_position', []);
    return Number(row?.position ?? 0);
  }

  override async advance(position: number): Promise<void> {
    await this.query(
      `insert into database_position as known (position) values ($1)
       on conflict (only_one) do update set position = greatest(known.position, excluded.position)`,
      [position],
    );
  }

  override async madeBetween(from: Date, to: Date): Promise<string[]> {
    const rows = await this.query<{ name: string }>(
      'select name from data_key where made_at >= $1 and made_at < $2',
      [from, to],
    );
    return rows.map(({ name }) => name);
  }

  override async count(): Promise<number> {
    const [row] = await this.query<{ keys: string }>('select count(*) as keys from data_key', []);
    return Number(row?.keys ?? 0);
  }

  override after(name: string, most: number): Promise<ShelvedKey[]> {
    return this.query<ShelvedKey>(
      'select name, wrapped from data_key where name > $1 order by name limit $2',
      [name, most],
    );
  }

  override async replace(keys: readonly (ShelvedKey & { readonly replaces: Buffer })[]): Promise<void> {
    await this.query(
      `update data_key set wrapped = fresh.wrapped
       from unnest($1::text[], $2::bytea[], $3::bytea[]) as fresh (name, wrapped, replaces)
       where data_key.name = fresh.name and data_key.wrapped = fresh.replaces`,
      [
        keys.map(({ name }) => name),
        keys.map(({ wrapped }) => wrapped),
        keys.map(({ replaces }) => replaces),
      ],
    );
  }

  override close(): Promise<void> {
    return this.pool.end();
  }

  private async query<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    this.ready ??= this.pool.query(TABLES);
    await this.ready.catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return (await this.pool.query<Row>(sql, parameters)).rows;
  }
}
