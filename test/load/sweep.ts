import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Child } from '../bench/child.ts';
import { call } from '../support/http-client.ts';
import type { Customer } from './organisations.ts';

const SWEPT = 100_000;
const BEFORE_MS = 20_000;
const PAUSE_MS = 100;
const LONGEST_MS = 3_000_000;

/** How long callers waited, in milliseconds. */
interface Waits {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

/** What erasing very many applications takes, and what others feel of it. */
export interface SweepFigures {
  readonly erased: number;
  readonly seconds: number;
  /** From the start of its process until the last key was destroyed. */
  readonly keysSeconds: number;
  readonly before: Waits;
  readonly meanwhile: Waits;
  readonly rssMb: number;
}

/** Makes 100,000 applications a year old, then has them erased by the retention check while others list and apply. */
export async function measureSweep(
  pool: Pool,
  api: Child,
  startSweeper: () => Promise<Child>,
  { keys, jobIds }: Customer,
): Promise<SweepFigures> {
  await pool.query(
    `update application set received_at = now() - interval '1 year'
     where id in (select id from application where erased_at is null and held_at is null order by id limit $1)`,
    [SWEPT],
  );
  await pool.query('vacuum analyze application');
  await pool.query('update check_run set started_at = now(), finished_at = now()');
  await pool.query(`delete from check_run where name = 'privacy.retention'`);
  const others = new Others(api.url, keys.ownSystem, String(jobIds[0]));
  await setTimeout(BEFORE_MS);
  const before = others.waits();
  const started = performance.now();
  const sweeper = await startSweeper();
  await until(pool, `select 1 from check_run where name = 'privacy.retention' and finished_at is not null`);
  const meanwhile = others.waits();
  await until(
    pool,
    `select 1 where not exists (
       select from graphile_worker.jobs where task_identifier in ('secrets.destroy-keys', 'applications.remove-files'))`,
  );
  const keysSeconds = secondsSince(started);
  await others.stop();
  const rssMb = sweeper.peakRssMb();
  await sweeper.stop();
  const { rows } = await pool.query<{ erased: number; seconds: number }>(
    `select found as erased, round(duration_ms / 1000.0, 1)::float as seconds from check_history
     where name = 'privacy.retention' order by started_at desc limit 1`,
  );
  const { erased = 0, seconds = 0 } = rows[0] ?? {};
  return { erased, ...{ seconds, keysSeconds, before, meanwhile, rssMb } };
}

const secondsSince = (started: number): number => Math.round((performance.now() - started) / 100) / 10;

async function until(pool: Pool, sql: string): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  while ((await pool.query(sql)).rows.length === 0) {
    if (performance.now() > deadline) throw new Error('The sweep did not come to its end.');
    await setTimeout(500);
  }
}

/** Callers that go on listing and applying, each a moment after its last answer. */
class Others {
  private readonly running: Promise<void>[];
  private durations: number[] = [];
  private isStopped = false;

  constructor(url: string, token: string, jobId: string) {
    const headers = { authorization: `Bearer ${token}` };
    const list = (path: string) => () => call(`${url}${path}`, { headers });
    const apply = () =>
      call(`${url}/v1/applications`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: {
          jobId,
          documentsExpected: 1,
          candidate: { firstName: 'Ida', lastName: 'Rasch', email: `${randomUUID()}@example.org` },
        },
      });
    this.running = [list('/v1/jobs'), list('/v1/applications'), apply].map((ask) => this.goOn(ask));
    for (const running of this.running) running.catch(() => undefined);
  }

  /** Of the requests since the last look. */
  waits(): Waits {
    const sorted = this.durations.splice(0).sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
    return { requests: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.running);
  }

  private async goOn(ask: () => Promise<{ status: number; text: string }>): Promise<void> {
    while (!this.isStopped) {
      const started = performance.now();
      const { status, text } = await ask();
      if (status >= 300) throw new Error(`${status}: ${text}`);
      this.durations.push(performance.now() - started);
      await setTimeout(PAUSE_MS);
    }
  }
}
