import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { KeyShelf, type ShelvedKey } from './key-shelf.js';

const TABLES = `
  pragma secure_delete = on;
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists key_shelf (identity text not null, only_one integer not null default 1 unique check (only_one = 1));
  create table if not exists data_key (
    name    text primary key,
    wrapped blob not null,
    made_at integer not null
  ) without rowid;
  create index if not exists data_key_made_at on data_key (made_at);
  create table if not exists erased_key (name text primary key, erased_at integer not null) without rowid;
  create index if not exists erased_key_newest on erased_key (erased_at desc);
  create table if not exists database_position (
    position integer not null,
    only_one integer not null default 1 unique check (only_one = 1)
  );`;
const BUSY_MS = 5000;

interface Row {
  readonly name: string;
  readonly wrapped: Uint8Array;
}

/** Keys in one SQLite file. Removed bytes are overwritten, and the log that may still hold them is emptied. */
export class SqliteKeyShelf extends KeyShelf {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(file: string) {
    super();
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.database = new DatabaseSync(file, { timeout: BUSY_MS });
    this.database.exec(TABLES);
  }

  override identity(): Promise<string | undefined> {
    return this.done(
      () => this.prepared('select identity from key_shelf').get()?.['identity'] as string | undefined,
    );
  }

  override nameIt(identity: string): Promise<void> {
    return this.done(() =>
      this.write('insert into key_shelf (identity) values (?) on conflict do nothing', [[identity]]),
    );
  }

  override add(keys: readonly ShelvedKey[], madeAt: Date): Promise<void> {
    const rows = keys.map(({ name, wrapped }) => [name, wrapped, madeAt.getTime()]);
    return this.done(() =>
      this.write('insert into data_key (name, wrapped, made_at) values (?, ?, ?)', rows),
    );
  }

  override find(names: readonly string[]): Promise<ShelvedKey[]> {
    const byName = 'select name, wrapped from data_key where name = ?';
    return this.done(() => names.flatMap((name) => this.rows(byName, name)).map(shelved));
  }

  override remove(names: readonly string[]): Promise<void> {
    return this.done(() => {
      this.write(
        'delete from data_key where name = ?',
        names.map((name) => [name]),
      );
      this.emptyLog();
    });
  }

  override erase(names: readonly string[], at: Date): Promise<void> {
    return this.done(() => {
      this.write(
        'insert into erased_key (name, erased_at) values (?, ?) on conflict do nothing',
        names.map((name) => [name, at.getTime()]),
      );
      this.write(
        'delete from data_key where name = ?',
        names.map((name) => [name]),
      );
      this.emptyLog();
    });
  }

  override erased(most: number): Promise<string[]> {
    const newest = 'select name, name as wrapped from erased_key order by erased_at desc limit ?';
    return this.done(() => this.rows(newest, most).map(({ name }) => name));
  }

  override position(): Promise<number> {
    return this.done(() =>
      Number(this.prepared('select position from database_position').get()?.['position'] ?? 0),
    );
  }

  override advance(position: number): Promise<void> {
    return this.done(() =>
      this.write(
        `insert into database_position (position) values (?)
         on conflict (only_one) do update set position = max(position, excluded.position)`,
        [[position]],
      ),
    );
  }

  override madeBetween(from: Date, to: Date): Promise<string[]> {
    const within = 'select name, wrapped from data_key where made_at >= ? and made_at < ?';
    return this.done(() => this.rows(within, from.getTime(), to.getTime()).map(({ name }) => name));
  }

  override after(name: string, most: number): Promise<ShelvedKey[]> {
    const next = 'select name, wrapped from data_key where name > ? order by name limit ?';
    return this.done(() => this.rows(next, name, most).map(shelved));
  }

  override count(): Promise<number> {
    return this.done(() =>
      Number(this.prepared('select count(*) as keys from data_key').get()?.['keys'] ?? 0),
    );
  }

  override replace(keys: readonly (ShelvedKey & { readonly replaces: Buffer })[]): Promise<void> {
    const rows = keys.map(({ name, wrapped, replaces }) => [wrapped, name, replaces]);
    return this.done(() => {
      this.write('update data_key set wrapped = ? where name = ? and wrapped = ?', rows);
      this.emptyLog();
    });
  }

  override close(): Promise<void> {
    return this.done(() => this.database.close());
  }

  private emptyLog(): void {
    this.database.exec('pragma wal_checkpoint(truncate)');
  }

  /** One transaction, durable when it returns. */
  private write(sql: string, rows: readonly SQLInputValue[][]): void {
    const statement = this.prepared(sql);
    this.database.exec('begin immediate');
    try {
      for (const row of rows) statement.run(...row);
      this.database.exec('commit');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      throw error;
    }
  }

  private rows(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.prepared(sql).all(...parameters) as unknown as Row[];
  }

  private prepared(sql: string): StatementSync {
    const statement = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  private async done<T>(work: () => T): Promise<T> {
    return work();
  }
}

const shelved = ({ name, wrapped }: Row): ShelvedKey => ({ name, wrapped: Buffer.from(wrapped) });
