import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { BackgroundTask } from '../queue/background-task.js';
import { KeyShelf } from './key-shelf.js';

export const DESTROY_KEYS = 'secrets.destroy-keys';

/** Destroys keys once the transaction that asked for it is committed; tried for months, should the store be away. */
@Injectable()
export class DestroyKeysTask extends BackgroundTask {
  readonly name = DESTROY_KEYS;

  constructor(
    private readonly shelf: KeyShelf,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run({ names }: { names: string[] }): Promise<void> {
    await this.shelf.erase(names, this.clock.now());
  }
}
