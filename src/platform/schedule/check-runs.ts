import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import type { Check } from './check.js';

/** Ticks come a little early or late. */
const NEARLY = 0.9;

/** The right to one run of a check. */
export interface Claim {
  readonly name: string;
  readonly startedAt: string;
  /** The run before; null when there was none. */
  readonly startedBefore: string | null;
  readonly finishedBefore: string | null;
}

/** How a run ended; `abandoned`: its process was gone before it could say. */
export const RUN_ENDS = ['finished', 'failed', 'too-late', 'abandoned'] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

/** What became of a run. */
export interface RunResult {
  readonly ended: RunEnd;
  readonly lookedAt: number;
  readonly found: number;
  /** Why it failed, or why what it found was found. */
  readonly error: string | null;
}

/** A run whose process died is written down when it is followed. */
const WRITE_DOWN_ABANDONED = `
  insert into check_history (name, started_at, ended, duration_ms, error)
  select name, started_at, 'abandoned', 0, 'The process that ran it is gone.' from check_run
  where name = $1 and finished_at is null and started_at <= clock_timestamp() - make_interval(secs => $2)
  on conflict (name, started_at) do nothing`;

/**
 * The row of the check moves for one replica only. One that died in its run is followed after the run's limit. One that
 * began in the future tells that the clock was put back: it is due, or it would be missed until then.
 */
const CLAIM = `
  with before as (select started_at, finished_at from check_run where name = $1)
  insert into check_run (name, started_at) values ($1, clock_timestamp())
  on conflict (name) do update set started_at = clock_timestamp(), finished_at = null
    where (check_run.finished_at is not null and check_run.started_at <= clock_timestamp() - make_interval(secs => $2))
       or (check_run.finished_at is null and check_run.started_at <= clock_timestamp() - make_interval(secs => $3))
       or check_run.started_at > clock_timestamp() + interval '1 minute'
  returning name, started_at::text as "startedAt", (select before.started_at::text from before) as "startedBefore",
            (select before.finished_at::text from before) as "finishedBefore"`;

/** As if it had not been claimed: it is due again, for any replica. */
const GIVE_BACK = `
  with first as (delete from check_run where name = $1 and started_at = $2::timestamptz and $3::timestamptz is null)
  update check_run set started_at = $3::timestamptz, finished_at = $4::timestamptz
  where name = $1 and started_at = $2::timestamptz and $3::timestamptz is not null`;

const FINISH = `
  with ended as (
    update check_run set finished_at = clock_timestamp(), looked_at = $4, found = $5, error = $6
    where name = $1 and started_at = $2::timestamptz
    returning name, started_at, finished_at
  )
  insert into check_history (name, started_at, ended, duration_ms, looked_at, found, error)
  select name, started_at, $3, extract(epoch from finished_at - started_at) * 1000, $4, $5, $6 from ended
  on conflict (name, started_at) do nothing`;

/** When each check ran, and with what result; replicas share it. */
@Injectable()
export class CheckRuns {
  constructor(private readonly em: EntityManager) {}

  /** The right to run the check now; nothing when it is not due or somebody else runs it. */
  async claim({ name, everySeconds, limitSeconds }: Check): Promise<Claim | undefined> {
    const em = this.em.fork();
    await runSql(em, WRITE_DOWN_ABANDONED, [name, limitSeconds]);
    const [claim] = await runSql<Claim>(em, CLAIM, [name, everySeconds * NEARLY, limitSeconds]);
    return claim;
  }

  /** When the hub last began a check; nothing on a new database. */
  async lastBegun(): Promise<Date | undefined> {
    const [row] = await runSql<{ at: string | null }>(
      this.em.fork(),
      'select max(started_at) as at from check_run',
      [],
    );
    return row?.at ? new Date(row.at) : undefined;
  }

  /** Leaves a run that was broken off to whoever comes first. */
  async giveBack({ name, startedAt, startedBefore, finishedBefore }: Claim): Promise<void> {
    await runSql(this.em.fork(), GIVE_BACK, [name, startedAt, startedBefore, finishedBefore]);
  }

  /** Keeps the result, unless another run has begun since. */
  async finish({ name, startedAt }: Claim, { ended, lookedAt, found, error }: RunResult): Promise<void> {
    await runSql(this.em.fork(), FINISH, [name, startedAt, ended, lookedAt, found, error]);
  }
}
