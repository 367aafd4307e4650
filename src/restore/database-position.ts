import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { keyNameSql } from '../platform/secrets/key-name.js';
import { KeyShelf } from '../platform/secrets/key-shelf.js';

/** Where the database stands, and where the key store last saw it. */
export interface Standing {
  readonly database: number;
  readonly keyStore: number;
  /** When the database was last at its position; null for a new one. */
  readonly movedAt: string | null;
  /** Applications that are there although their keys were destroyed. */
  readonly resurrected: number;
}

/** Erasures that are looked up at each start; an older database lacks at least the newest. */
const LOOKED_UP = 1_000;

/** A number that never goes back, kept in the database and in the key store. */
@Injectable()
export class DatabasePosition {
  constructor(
    private readonly em: EntityManager,
    private readonly shelf: KeyShelf,
  ) {}

  async standing(): Promise<Standing> {
    const em = this.em.fork();
    const [row] = await runSql<{ position: string; movedAt: string }>(
      em,
      'select position, moved_at as "movedAt" from database_position',
      [],
    );
    const names = await this.shelf.erased(LOOKED_UP);
    const [found] = await runSql<{ count: number }>(
      em,
      `select count(*)::int as count from application
       where erased_at is null and ${keyNameSql('id')} = any($1::text[])`,
      [names],
    );
    return {
      database: Number(row?.position ?? 0),
      keyStore: await this.shelf.position(),
      movedAt: row ? new Date(row.movedAt).toISOString() : null,
      resurrected: found?.count ?? 0,
    };
  }

  /** The database first: a process that dies between the two leaves it ahead, which is right. */
  async move(): Promise<void> {
    const [row] = await runSql<{ position: string }>(
      this.em.fork(),
      `insert into database_position as known (position, moved_at) values ($1, clock_timestamp())
       on conflict (only_one) do update
         set position = greatest(known.position, excluded.position - 1) + 1, moved_at = excluded.moved_at
       returning position`,
      [(await this.shelf.position()) + 1],
    );
    await this.shelf.advance(Number(row?.position ?? 0));
  }
}
