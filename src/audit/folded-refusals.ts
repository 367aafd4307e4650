import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { type Refusal, RefusalSink } from '../access/refusal-sink.js';
import { system } from '../access/actor.js';
import { GroupCommit } from './group-commit.js';

const FOLD_MS = 60_000;
const MOST_FOLDS = 1_000;

interface Fold {
  readonly refusal: Refusal;
  times: number;
}

/**
 * Counts equal refusals of one address for at most a minute and writes each fold as one event, so that a flood
 * cannot fill the disk. What a crash can lose are the folds of the last minute.
 */
@Injectable()
export class FoldedRefusals extends RefusalSink implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FoldedRefusals.name);
  private folds = new Map<string, Fold>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly log: GroupCommit) {
    super();
  }

  override refused(refusal: Refusal): void {
    const address = this.folds.size < MOST_FOLDS ? refusal.ip : '*';
    const name = [refusal.code, refusal.route, address, refusal.actor?.id ?? ''].join('\n');
    const fold = this.folds.get(name);
    if (fold) fold.times += 1;
    else this.folds.set(name, { refusal: { ...refusal, ip: address }, times: 1 });
    this.timer ??= setTimeout(() => void this.write(), FOLD_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  /** Writes what was counted so far. */
  async write(): Promise<void> {
    this.timer = undefined;
    const folds = [...this.folds.values()];
    this.folds = new Map();
    await Promise.all(folds.map((fold) => this.writeFold(fold)));
  }

  private async writeFold({ refusal, times }: Fold): Promise<void> {
    const { code, route, ip: address, actor, organisationId } = refusal;
    const by = actor
      ? { ...system('guard', organisationId), ...actor, kind: actor.kind }
      : system('guard', organisationId);
    try {
      await this.log.durable({
        by,
        action: 'access.refused',
        targetId: route,
        facts: { code, route, times },
        outcome: 'denied',
        address,
      });
    } catch (error) {
      this.logger.error(error, 'A refusal could not be recorded');
    }
  }
}
