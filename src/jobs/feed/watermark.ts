import { performance } from 'node:perf_hooks';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { moment } from '../job-columns.js';

const KEPT_MS = 100;

/** A transaction publishes its start a moment after it has taken it; hence the 100 ms. */
const READ_WATERMARK = `
  select ${moment(`(least(min(xact_start), now()) - interval '100 milliseconds')`)} as at
  from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend'`;

/**
 * The moment up to which every change is visible: a transaction that is still running writes the time of its start, so
 * the watermark never passes one. It has to be known before the list is read, since a transaction that ends in between
 * would be in neither; being known a little too early only repeats a change. PostgreSQL shows the start of transactions
 * of one's own role only: whoever else writes jobs beside a running hub must not keep a transaction open.
 */
@Injectable()
export class Watermark {
  private known: { readonly at: string; readonly readAt: number } | undefined;
  private reading: Promise<string> | undefined;

  constructor(private readonly em: EntityManager) {}

  async at(): Promise<string> {
    if (this.known && performance.now() - this.known.readAt < KEPT_MS) return this.known.at;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<string> {
    const [row] = await runSql<{ at: string }>(this.em.fork(), READ_WATERMARK, []);
    if (!row) throw new Error('The database told no time.');
    this.known = { at: row.at, readAt: performance.now() };
    return row.at;
  }
}
