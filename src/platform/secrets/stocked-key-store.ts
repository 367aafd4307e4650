import { MasterKeys, newDataKey, wrapKey } from '@andock/secret-box';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Clock } from '../database/clock.js';
import type { Tx } from '../database/transactions.js';
import { Unavailable } from '../errors/request.errors.js';
import { Queue } from '../queue/queue.js';
import { DESTROY_KEYS } from './destroy-keys.task.js';
import { idWithKey, keyNameOf, newKeyName } from './key-name.js';
import { KeyShelf, type ShelvedKey } from './key-shelf.js';
import { KeyStore, type NewKey } from './key-store.js';
import { unwrapped } from './sealing-keys.js';
import { shelfContext } from './shelf-context.js';

const BATCH = 250;
const TRIES_TO_DESTROY = 1000;

interface Stocked {
  readonly name: string;
  readonly key: Buffer;
}

/** Keys on a shelf outside the main database, with a stock of durable ones so that nobody waits for the shelf's disk. */
@Injectable()
export class StockedKeyStore extends KeyStore implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(StockedKeyStore.name);
  private readonly stock: Stocked[] = [];
  private restocking: Promise<void> | undefined;

  constructor(
    private readonly shelf: KeyShelf,
    private readonly master: MasterKeys,
    private readonly queue: Queue,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.roles.includes('api')) await this.restock();
  }

  /** What was made ahead and not used is not left behind. */
  async onApplicationShutdown(): Promise<void> {
    await this.restocking?.catch(() => undefined);
    await this.shelf
      .remove(this.stock.splice(0).map(({ name }) => name))
      .catch((error: unknown) => this.logger.warn(error));
    await this.shelf.close();
  }

  override async create(at: Date): Promise<NewKey> {
    if (this.stock.length <= BATCH) void this.restock().catch((error: unknown) => this.logger.error(error));
    let next = this.stock.pop();
    while (!next) {
      await this.restock().catch(() => {
        throw new Unavailable();
      });
      next = this.stock.pop();
    }
    return { id: idWithKey(next.name, at), key: next.key };
  }

  override async open(id: string): Promise<Buffer | undefined> {
    return (await this.openMany([id])).get(id);
  }

  override async openMany(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const idOf = new Map(ids.map((id) => [keyNameOf(id), id]));
    const found = await this.shelf.find([...idOf.keys()]);
    return new Map(
      found.map(({ name, wrapped }) => [
        idOf.get(name) ?? '',
        unwrapped(this.master, wrapped, shelfContext(name)),
      ]),
    );
  }

  override async destroy(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await this.queue.add(
        tx,
        DESTROY_KEYS,
        { names: ids.map(keyNameOf) },
        { maxAttempts: TRIES_TO_DESTROY },
      );
  }

  private restock(): Promise<void> {
    this.restocking ??= this.makeBatch().finally(() => (this.restocking = undefined));
    return this.restocking;
  }

  private async makeBatch(): Promise<void> {
    const made = Array.from({ length: BATCH }, (): Stocked => ({ name: newKeyName(), key: newDataKey() }));
    const wrapped = made.map(({ name, key }): ShelvedKey => ({
      name,
      wrapped: wrapKey(this.master, key, shelfContext(name)),
    }));
    await this.shelf.add(wrapped, this.clock.now());
    this.stock.push(...made);
  }
}
