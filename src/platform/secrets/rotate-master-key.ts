import { MasterKeys, wrapKey, wrappedUnder } from '@andock/secret-box';
import { Injectable } from '@nestjs/common';
import { KeyShelf } from './key-shelf.js';
import { RotationProgress } from './rotation-progress.js';
import { SealingKeys } from './sealing-keys.js';
import { openShelvedKey } from './shelf-context.js';

const BATCH = 500;

/**
 * Wraps every key under the current master key, while the hub runs. Each batch is durable by itself, so a run that was
 * killed is simply started again. The installation's key comes last: wrapped anew, it says that all others are.
 */
@Injectable()
export class RotateMasterKey {
  constructor(
    private readonly shelf: KeyShelf,
    private readonly sealing: SealingKeys,
    private readonly master: MasterKeys,
    private readonly kept: RotationProgress,
  ) {}

  /** Tells after each batch how many keys were looked at and wrapped anew so far; answers with the latter. */
  async run(progress: (lookedAt: number, rewrapped: number) => void): Promise<number> {
    const { currentId } = this.master;
    const earlier = await this.kept.begin(currentId, await this.shelf.count());
    let rewrapped = 0;
    for (let inThisRound = -1; inThisRound !== 0; rewrapped += inThisRound) {
      const before = rewrapped;
      inThisRound = await this.round(async (lookedAt, count) => {
        await this.kept.move(currentId, lookedAt, earlier + before + count);
        progress(lookedAt, before + count);
      });
    }
    rewrapped += await this.sealing.rewrap();
    await this.kept.finish(currentId, earlier + rewrapped);
    return rewrapped;
  }

  /** Processes that still run with the old setting go on making keys under it, so one round may not be enough. */
  private async round(progress: (lookedAt: number, rewrapped: number) => Promise<void>): Promise<number> {
    let [lookedAt, rewrapped] = [0, 0];
    for (
      let keys = await this.shelf.after('', BATCH);
      keys.length > 0;
      keys = await this.shelf.after(keys.at(-1)?.name ?? '', BATCH)
    ) {
      const old = keys.filter(({ wrapped }) => wrappedUnder(wrapped) !== this.master.currentId);
      await this.shelf.replace(
        old.map(({ name, wrapped }) => ({
          name,
          wrapped: this.wrappedAnew(name, wrapped),
          replaces: wrapped,
        })),
      );
      lookedAt += keys.length;
      rewrapped += old.length;
      await progress(lookedAt, rewrapped);
    }
    return rewrapped;
  }

  private wrappedAnew(name: string, wrapped: Buffer): Buffer {
    const { key, context } = openShelvedKey(this.master, name, wrapped);
    return wrapKey(this.master, key, context);
  }
}
