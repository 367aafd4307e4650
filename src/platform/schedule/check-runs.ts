import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../database/run-sql.js';
import type { Check, CheckReport } from './check.js';

/** Ticks come a little early or late. */
const NEARLY = 0.9;

/** The right to one run of a check. */
export interface Claim {
  readonly name: string;
  readonly startedAt: string;
}

/** The row of the check moves for one replica only. One that died in its run is followed after the run's limit. */
const CLAIM = `
  insert into check_run (name, started_at) values ($1, clock_timestamp())
  on conflict (name) do update set started_at = clock_timestamp(), finished_at = null
    where check_run.started_at <= clock_timestamp() - make_interval(secs => $2)
       or (check_run.finished_at is null and check_run.started_at <= clock_timestamp() - make_interval(secs => $3))
  returning name, started_at::text as "startedAt"`;

/** When each check last ran, and with what result; replicas share it. */
@Injectable()
export class CheckRuns {
  constructor(private readonly em: EntityManager) {}

  /** The right to run the check now; nothing when it is not due or somebody else runs it. */
  async claim({ name, everySeconds, limitSeconds }: Check): Promise<Claim | undefined> {
    const [claim] = await runSql<Claim>(this.em.fork(), CLAIM, [name, everySeconds * NEARLY, limitSeconds]);
    return claim;
  }

  /** Keeps the result, unless another run has begun since. */
  async finish(
    { name, startedAt }: Claim,
    { lookedAt, found, error }: CheckReport & { readonly error: string | null },
  ): Promise<void> {
    await runSql(
      this.em.fork(),
      `update check_run set finished_at = clock_timestamp(), looked_at = $3, found = $4, error = $5
       where name = $1 and started_at = $2::timestamptz`,
      [name, startedAt, lookedAt, found, error],
    );
  }
}
