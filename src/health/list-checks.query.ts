import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Page } from '../platform/http/cursor.js';
import type { Check } from '../platform/schedule/check.js';
import { checksOf } from '../platform/schedule/checks-of.js';
import type { CheckView } from './checks.schemas.js';

const LONGEST_ERROR = 2000;
/** A check is overdue after three periods, and never within two minutes: a schedule ticks at most once a minute. */
const PERIODS = 3;
const NEVER_OVERDUE_BEFORE_SECONDS = 120;

interface Row {
  readonly name: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly looked_at: number | null;
  readonly found: number | null;
  readonly error: string | null;
}

/** Every check of this hub with its last run, by name; those that never ran are listed too. */
@Injectable()
export class ListChecks {
  constructor(
    private readonly em: EntityManager,
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Page<CheckView>> {
    const rows = await runSql<Row>(
      this.em.fork(),
      'select name, started_at, finished_at, looked_at, found, error from check_run',
      [],
    );
    const now = this.clock.now();
    const checks = checksOf(this.discovery).sort((one, other) => one.name.localeCompare(other.name));
    const lastRun = (check: Check) => rows.find(({ name }) => name === check.name);
    return { data: checks.map((check) => checkView(check, lastRun(check), now)), nextCursor: null };
  }
}

/** A check as the console shows it. */
export function checkView(
  { name, everySeconds }: Pick<Check, 'name' | 'everySeconds'>,
  row: Row | undefined,
  now: Date,
): CheckView {
  const startedAt = row ? new Date(row.started_at) : null;
  const finishedAt = row?.finished_at ? new Date(row.finished_at) : null;
  const quietFor = startedAt ? (now.getTime() - startedAt.getTime()) / 1000 : 0;
  return {
    name,
    everySeconds,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    durationMs: startedAt && finishedAt ? Math.max(0, finishedAt.getTime() - startedAt.getTime()) : null,
    lookedAt: row?.looked_at ?? null,
    found: row?.found ?? null,
    error: row?.error?.slice(0, LONGEST_ERROR) ?? null,
    overdue: quietFor > Math.max(NEVER_OVERDUE_BEFORE_SECONDS, PERIODS * everySeconds),
  };
}
