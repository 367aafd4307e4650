import { bindKey, MasterKeys, newDataKey, wrapKey } from '@andock/secret-box';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Clock } from '../database/clock.js';
import type { Tx } from '../database/transactions.js';
import { Unavailable } from '../errors/request.errors.js';
import { Queue } from '../queue/queue.js';
import { DESTROY_KEYS } from './destroy-keys.task.js';
import { idWithKey, keyNameOf, newKeyName } from './key-name.js';
import { KeyShelf, type ShelvedKey } from './key-shelf.js';
import { KeyStore, type NewKey, type Owned, type Owner } from './key-store.js';
import { OrganisationKeys } from './organisation-keys.js';
import { contextOfNewKey, openShelvedKey } from './shelf-context.js';

const BATCH = 250;
/** Well before a key that nobody uses is swept as an orphan. */
const KEPT_IN_STOCK_MS = 7 * 86_400_000;
const TRIES_TO_DESTROY = 1000;

interface Stocked {
  readonly name: string;
  readonly key: Buffer;
  readonly madeAt: Date;
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
    private readonly organisations: OrganisationKeys,
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

  override async create(at: Date, owner: Owner): Promise<NewKey> {
    if (this.stock.length <= BATCH) void this.restock().catch((error: unknown) => this.logger.error(error));
    let next = this.takeOne();
    while (!next) {
      await this.restock().catch(() => {
        throw new Unavailable();
      });
      next = this.takeOne();
    }
    return { id: idWithKey(next.name, at), key: await this.bound(next.key, owner) };
  }

  override async open(id: string, organisationId: Owner): Promise<Buffer | undefined> {
    return (await this.openMany([{ id, organisationId }])).get(id);
  }

  override async openMany(things: readonly Owned[]): Promise<Map<string, Buffer>> {
    const byName = new Map(things.map((thing) => [keyNameOf(thing.id), thing]));
    const keys = new Map<string, Buffer>();
    for (const { name, wrapped } of await this.shelf.find([...byName.keys()])) {
      const { id, organisationId } = byName.get(name) as Owned;
      const { key, isBound } = openShelvedKey(this.master, name, wrapped);
      keys.set(id, isBound ? await this.bound(key, organisationId) : key);
    }
    return keys;
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

  /** What is sealed opens only with both keys, so that destroying either is enough. */
  private async bound(key: Buffer, owner: Owner): Promise<Buffer> {
    return owner === null ? key : bindKey(key, await this.organisations.open(owner), 'application');
  }

  /** The newest key of the stock. Where that is too old, all are: they are left to the sweep of orphans. */
  private takeOne(): Stocked | undefined {
    const next = this.stock.pop();
    if (next && this.clock.now().getTime() - next.madeAt.getTime() <= KEPT_IN_STOCK_MS) return next;
    this.stock.length = 0;
    return undefined;
  }

  private restock(): Promise<void> {
    this.restocking ??= this.makeBatch().finally(() => (this.restocking = undefined));
    return this.restocking;
  }

  private async makeBatch(): Promise<void> {
    const madeAt = this.clock.now();
    const made = Array.from({ length: BATCH }, (): Stocked => ({
      name: newKeyName(),
      key: newDataKey(),
      madeAt,
    }));
    const wrapped = made.map(({ name, key }): ShelvedKey => ({
      name,
      wrapped: wrapKey(this.master, key, contextOfNewKey(name)),
    }));
    await this.shelf.add(wrapped, madeAt);
    this.stock.push(...made);
  }
}
