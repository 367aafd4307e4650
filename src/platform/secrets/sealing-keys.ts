import {
  BoxDoesNotOpen,
  MasterKeys,
  newDataKey,
  rewrapKey,
  unwrapKey,
  wrappedUnder,
  wrapKey,
} from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import { MasterKeyDoesNotFit } from './secrets.errors.js';

/** The key of the installation itself. */
export const ROOT_KEY_ID = '00000000-0000-7000-8000-000000000000';

interface Row {
  readonly id: string;
  readonly wrapped: Buffer;
}

/** Keys that last: the installation's and one per organisation. They lie in the main database, wrapped. */
@Injectable()
export class SealingKeys {
  constructor(
    private readonly em: EntityManager,
    private readonly master: MasterKeys,
  ) {}

  /** The key, made at first use. Throws `MasterKeyDoesNotFit`. */
  async openOrCreate(id: string): Promise<Buffer> {
    const found = await this.open(id);
    if (found) return found;
    await runSql(
      this.em.fork(),
      'insert into sealing_key (id, wrapped, created_at) values ($1, $2, now()) on conflict (id) do nothing',
      [id, wrapKey(this.master, newDataKey(), contextOf(id))],
    );
    return (await this.open(id)) as Buffer;
  }

  /** Wraps all of them under the current master key, the installation's last; says how many were not yet. */
  async rewrap(): Promise<number> {
    const rows = await runSql<Row>(
      this.em.fork(),
      'select id, wrapped from sealing_key order by id desc',
      [],
    );
    const old = rows.filter(({ wrapped }) => wrappedUnder(wrapped) !== this.master.currentId);
    for (const { id, wrapped } of old) {
      const fresh = rewrapKey(this.master, wrapped, contextOf(id));
      await runSql(this.em.fork(), 'update sealing_key set wrapped = $2 where id = $1 and wrapped = $3', [
        id,
        fresh,
        wrapped,
      ]);
    }
    return old.length;
  }

  private async open(id: string): Promise<Buffer | undefined> {
    const [row] = await runSql<Row>(this.em.fork(), 'select id, wrapped from sealing_key where id = $1', [
      id,
    ]);
    return row && unwrapped(this.master, row.wrapped, contextOf(id));
  }
}

/** The data key; a master key that does not open it is said to be the wrong one. */
export function unwrapped(master: MasterKeys, wrapped: Buffer, context: string): Buffer {
  try {
    return unwrapKey(master, wrapped, context);
  } catch (error) {
    throw error instanceof BoxDoesNotOpen ? new MasterKeyDoesNotFit() : error;
  }
}

const contextOf = (id: string) => `sealing_key/${id}`;
