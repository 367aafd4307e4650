import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Child } from '../bench/child.ts';

const LONGEST_MS = 1_800_000;

/** One run of a check. */
export interface CheckFigures {
  readonly name: string;
  readonly ended: string;
  readonly durationMs: number;
  readonly lookedAt: number | null;
  readonly found: number | null;
}

/** Lets every check run once, as after a long stop, and answers when the last is over; slowest first. */
export async function measureChecks(
  pool: Pool,
  start: () => Promise<Child>,
): Promise<{ checks: CheckFigures[]; rssMb: number }> {
  await pool.query('delete from check_run; delete from check_history; delete from check_round');
  const hub = await start();
  const deadline = performance.now() + LONGEST_MS;
  for (;;) {
    await setTimeout(1_000);
    const { rows } = await pool.query<{ begun: number; ended: number }>(
      'select count(*)::integer as begun, count(finished_at)::integer as ended from check_run',
    );
    if (rows[0] && rows[0].begun > 0 && rows[0].begun === rows[0].ended) break;
    if (performance.now() > deadline) throw new Error('The checks did not come to their end.');
  }
  const rssMb = hub.peakRssMb();
  await hub.stop();
  const { rows: checks } = await pool.query<CheckFigures>(
    `select distinct on (name) name, ended, duration_ms as "durationMs", looked_at as "lookedAt", found from check_history
     order by name, started_at`,
  );
  return { checks: checks.sort((a, b) => b.durationMs - a.durationMs), rssMb };
}
