import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';

/** How far a rotation has come. */
export interface Rotation {
  /** The id of the master key that every key is wrapped under in the end. */
  readonly masterKey: string;
  /** Keys in the key store when it began, or was begun again. */
  readonly total: number;
  readonly lookedAt: number;
  /** Wrapped anew since it first began. */
  readonly rewrapped: number;
  readonly startedAt: string;
  readonly movedAt: string;
  /** Null until it has come to its end; then nothing has moved for a while where it was interrupted. */
  readonly finishedAt: string | null;
}

interface Row {
  readonly master_key: string;
  readonly total: string;
  readonly looked_at: string;
  readonly rewrapped: string;
  readonly started_at: string;
  readonly moved_at: string;
  readonly finished_at: string | null;
}

/** Keeps in the database how far the rotation to each master key has come. */
@Injectable()
export class RotationProgress {
  constructor(private readonly em: EntityManager) {}

  /** Begins, or goes on after an interruption; answers with how many keys were wrapped anew before. */
  async begin(masterKey: string, total: number): Promise<number> {
    const [row] = await runSql<Row>(
      this.em.fork(),
      `insert into master_key_rotation as known (master_key, total, looked_at, rewrapped, started_at, moved_at)
       values ($1, $2, 0, 0, clock_timestamp(), clock_timestamp())
       on conflict (master_key) do update
         set total = excluded.total, looked_at = 0, moved_at = excluded.moved_at, finished_at = null,
             started_at = case when known.finished_at is null then known.started_at else excluded.started_at end,
             rewrapped = case when known.finished_at is null then known.rewrapped else 0 end
       returning *`,
      [masterKey, total],
    );
    return Number(row?.rewrapped ?? 0);
  }

  async move(masterKey: string, lookedAt: number, rewrapped: number): Promise<void> {
    await runSql(
      this.em.fork(),
      `update master_key_rotation set looked_at = $2, rewrapped = $3, moved_at = clock_timestamp() where master_key = $1`,
      [masterKey, lookedAt, rewrapped],
    );
  }

  async finish(masterKey: string, rewrapped: number): Promise<void> {
    await runSql(
      this.em.fork(),
      `update master_key_rotation set rewrapped = $2, looked_at = greatest(looked_at, total),
              moved_at = clock_timestamp(), finished_at = clock_timestamp()
       where master_key = $1`,
      [masterKey, rewrapped],
    );
  }

  /** Since when keys are wrapped under the master key in use; null where there is no key yet. */
  async inUseSince(): Promise<string | null> {
    const [row] = await runSql<{ since: string | null }>(
      this.em.fork(),
      `select coalesce((select started_at from master_key_rotation order by moved_at desc limit 1),
                       (select created_at from sealing_key order by id limit 1)) as since`,
      [],
    );
    return row?.since ? isoOf(row.since) : null;
  }

  /** The one that moved last; nothing where there was none. */
  async latest(): Promise<Rotation | undefined> {
    const [row] = await runSql<Row>(
      this.em.fork(),
      'select * from master_key_rotation order by moved_at desc limit 1',
      [],
    );
    return row && rotationOf(row);
  }
}

const isoOf = (moment: string): string => new Date(moment).toISOString();

const rotationOf = (row: Row): Rotation => ({
  masterKey: row.master_key,
  total: Number(row.total),
  lookedAt: Number(row.looked_at),
  rewrapped: Number(row.rewrapped),
  startedAt: isoOf(row.started_at),
  movedAt: isoOf(row.moved_at),
  finishedAt: row.finished_at === null ? null : isoOf(row.finished_at),
});
