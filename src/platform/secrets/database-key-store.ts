import { BoxDoesNotOpen, MasterKeys, newDataKey, unwrapKey, wrapKey } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { KeyStore } from './key-store.js';

/** The master key of the setting is not the one that this database was written with. */
export class MasterKeyDoesNotFit extends Error {
  constructor() {
    super('MASTER_KEY does not open the keys in this database. Nothing was changed.');
  }
}

/** Keys in the main database, wrapped under the master key. */
@Injectable()
export class DatabaseKeyStore extends KeyStore {
  constructor(
    private readonly em: EntityManager,
    private readonly master: MasterKeys,
  ) {
    super();
  }

  override async create(tx: Tx, id: string): Promise<Buffer> {
    const key = newDataKey();
    await tx.execute('insert into sealing_key (id, wrapped, created_at) values (?, ?, now())', [id, this.wrap(key, id)]);
    return key;
  }

  override async open(id: string): Promise<Buffer | undefined> {
    const [row] = await this.em.fork().execute<{ wrapped: Buffer }[]>('select wrapped from sealing_key where id = ?', [id]);
    return row && this.unwrap(row.wrapped, id);
  }

  override async openOrCreate(id: string): Promise<Buffer> {
    const found = await this.open(id);
    if (found) return found;
    await this.em
      .fork()
      .execute('insert into sealing_key (id, wrapped, created_at) values (?, ?, now()) on conflict (id) do nothing', [
        id,
        this.wrap(newDataKey(), id),
      ]);
    return (await this.open(id)) as Buffer;
  }

  override async destroy(tx: Tx, id: string): Promise<void> {
    await tx.execute('delete from sealing_key where id = ?', [id]);
  }

  private wrap = (key: Buffer, id: string) => wrapKey(this.master, key, `sealing_key/${id}`);

  private unwrap(wrapped: Buffer, id: string): Buffer {
    try {
      return unwrapKey(this.master, wrapped, `sealing_key/${id}`);
    } catch (error) {
      throw error instanceof BoxDoesNotOpen ? new MasterKeyDoesNotFit() : error;
    }
  }
}
