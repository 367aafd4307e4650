import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../bench-case.ts';
import type { Child } from '../child.ts';
import { millionEvents, seconds } from './million-events.ts';

/** An export of the whole log of a million events, as the hub made it. */
export interface ExportedMillion {
  readonly id: string;
  readonly organisationId: string;
  readonly inSeconds: number;
  readonly peakRssMb: number;
  /** What the hub held before the export began. */
  readonly rssBeforeMb: number;
}

let made: Promise<ExportedMillion> | undefined;

/** Made once a run: asked for like any export, and made by a hub that has nothing else to do. */
export const exportedMillion = (stage: Stage): Promise<ExportedMillion> => (made ??= make(stage));

async function make(stage: Stage): Promise<ExportedMillion> {
  const { organisationId } = await millionEvents(stage);
  const hub: Child = await stage.startHub({ ROLES: 'api,worker' });
  const rssBeforeMb = hub.peakRssMb();
  const id = randomUUID();
  await stage.pool.query(
    `insert into audit_export (id, log_id, period_from, period_to, format, requested_by, requester, requested_at, state, moved_at)
     values ($1, $2, now() - interval '1 day', now() + interval '1 day', 'jsonl', 'bench', 'staff', now(), 'queued', now())`,
    [id, organisationId],
  );
  const inSeconds = await seconds(async () => {
    await stage.pool.query(
      `select graphile_worker.add_job('audit.make-export', json_build_object('exportId', $1::text))`,
      [id],
    );
    while (!(await isMade(stage, id))) await setTimeout(50);
  });
  return { id, organisationId, inSeconds, peakRssMb: hub.peakRssMb(), rssBeforeMb };
}

async function isMade({ pool }: Stage, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ state: string; verdict: string; failure: string; findings: string }>(
    'select state, verdict, failure, findings from audit_export where id = $1',
    [id],
  );
  const [made] = rows;
  if (made?.state === 'failed' || made?.verdict === 'tampered')
    throw new Error(`The export failed: ${made.failure ?? made.findings}`);
  return made?.state === 'ready';
}
