import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';

/** How a check goes through many things, all of them once in a period. */
export interface Course<Row> {
  readonly name: string;
  /** Seconds in which everything is looked at once. */
  readonly roundSeconds: number;
  /** How many things there are. */
  count(): Promise<number>;
  /** The next things after an id, in the order of ids; fewer than asked for at the end. */
  page(after: string | null, most: number): Promise<Row[]>;
  look(row: Row): Promise<void>;
}

interface Place {
  readonly after: string | null;
  readonly doneTo: Date;
}

const PAGE = 100;
const AT_ONCE = 8;

/**
 * Spreads a check that goes through many things evenly over its period: each run takes the share that has become due
 * since the last, in pages, at most one whole round. Its place is kept after each page, so a run that dies costs a page.
 */
@Injectable()
export class Rounds {
  constructor(private readonly em: EntityManager) {}

  /** Answers with how many were looked at. One that fails holds no other; the run fails when all had their turn. */
  async go<Row extends { readonly id: string }>(
    course: Course<Row>,
    now: Date,
    signal: AbortSignal,
  ): Promise<number> {
    const total = await course.count();
    const place = await this.placeOf(course, now);
    const share = Math.floor((total * secondsBetween(place.doneTo, now)) / course.roundSeconds);
    let [looked, after] = [0, place.after];
    const failures: unknown[] = [];
    let isSecondLap = false;
    while (looked < Math.min(share, total) && !signal.aborted) {
      const rows = await course.page(after, Math.min(PAGE, share - looked));
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const looks = await Promise.allSettled(rows.slice(at, at + AT_ONCE).map((row) => course.look(row)));
        for (const look of looks) if (look.status === 'rejected') failures.push(look.reason);
      }
      looked += rows.length;
      after = rows.at(-1)?.id ?? null;
      if (rows.length === 0 && isSecondLap) break;
      isSecondLap ||= rows.length === 0;
      const doneTo = new Date(place.doneTo.getTime() + (looked / total) * course.roundSeconds * 1000);
      await this.keep(course.name, { after, doneTo });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${looked} failed`);
    return looked;
  }

  /** A check that has not run for longer than a round makes up for one; a clock that was put back loses nothing but that time. */
  private async placeOf(
    { name, roundSeconds }: Pick<Course<unknown>, 'name' | 'roundSeconds'>,
    now: Date,
  ): Promise<Place> {
    const aRoundAgo = new Date(now.getTime() - roundSeconds * 1000);
    const [row] = await runSql<{ after_id: string | null; done_to: string }>(
      this.em.fork(),
      'select after_id, done_to from check_round where name = $1',
      [name],
    );
    const doneTo = row ? new Date(row.done_to) : aRoundAgo;
    const after = row?.after_id ?? null;
    if (doneTo > now) await this.keep(name, { after, doneTo: now });
    return { after, doneTo: doneTo < aRoundAgo ? aRoundAgo : doneTo };
  }

  private async keep(name: string, { after, doneTo }: Place): Promise<void> {
    await runSql(
      this.em.fork(),
      `insert into check_round (name, after_id, done_to) values ($1, $2, $3)
       on conflict (name) do update set after_id = excluded.after_id, done_to = excluded.done_to`,
      [name, after, doneTo],
    );
  }
}

const secondsBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000);
