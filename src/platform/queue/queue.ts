import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/** When and how a job runs. */
export interface JobOptions {
  /** Not before this moment; at once when left out. */
  readonly runAt?: Date;
  /** A job with the same key that has not started is replaced. */
  readonly key?: string;
  /** Tries before it is given up; 25 when left out, which is about three days. */
  readonly maxAttempts?: number;
  /** It calls a server that may hang: all that does not goes first. */
  readonly goesLast?: boolean;
}

const LAST = 10;

/** Background jobs that are committed together with the change that asks for them. */
@Injectable()
export class Queue {
  async add(
    tx: Tx,
    task: string,
    payload: object,
    { runAt, key, maxAttempts = 25, goesLast = false }: JobOptions = {},
  ): Promise<void> {
    await tx.execute(
      `select 1 from graphile_worker.add_job(?, payload := ?::json, run_at := ?::timestamptz, job_key := ?, max_attempts := ?::int, priority := ?::int)`,
      [task, JSON.stringify(payload), runAt ?? null, key ?? null, maxAttempts, goesLast ? LAST : 0],
    );
  }
}
