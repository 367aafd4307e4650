import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';

const EVERY_MS = 60_000;
const ADD = `
  insert into api_key_day as kept (key_id, day, calls)
  select counted.key_id, day, calls from unnest($1::uuid[], $2::date[], $3::int[]) as counted (key_id, day, calls)
  where exists (select 1 from api_key where api_key.id = counted.key_id)
  on conflict (key_id, day) do update set calls = kept.calls + excluded.calls`;

interface Count {
  readonly keyId: string;
  readonly day: string;
  calls: number;
}

/** Counts the calls of each key per day (UTC): in memory, added to the database once a minute by one statement. */
@Injectable()
export class KeyCalls implements BeforeApplicationShutdown {
  private readonly logger = new Logger(KeyCalls.name);
  private counts = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  note(keyId: string, calls = 1, day = this.clock.now().toISOString().slice(0, 10)): void {
    const name = `${keyId} ${day}`;
    const count = this.counts.get(name);
    if (count) count.calls += calls;
    else this.counts.set(name, { keyId, day, calls });
    if (this.isStopping) void this.write();
    else this.timer ??= setTimeout(() => void this.write(), EVERY_MS).unref();
  }

  /** Nothing is put off any more: a call that is still being answered is added at once, while there is a database. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.write();
  }

  /** Adds what was counted so far to the database; what cannot be added now is kept for the next time. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counts = [...this.counts.values()].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
    this.counts = new Map();
    if (counts.length === 0) return;
    try {
      await runSql(this.em.fork(), ADD, [
        counts.map(({ keyId }) => keyId),
        counts.map(({ day }) => day),
        counts.map(({ calls }) => calls),
      ]);
    } catch (error) {
      if (this.isStopping) {
        this.logger.warn(`The calls of ${counts.length} keys were not counted: the hub has stopped.`);
        return;
      }
      this.logger.warn(error);
      for (const { keyId, calls, day } of counts) this.note(keyId, calls, day);
    }
  }
}
