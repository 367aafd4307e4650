import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { built } from '../../support/built.ts';
import type { Stage } from '../bench-case.ts';

type Hub = typeof import('../../../src/hub.js');
type AuditEvents = typeof import('../../../src/audit/audit-event.js');
type StoreEvents = typeof import('../../../src/audit/store-events.js');
type Mac = typeof import('../../../src/audit/event-mac.js');
type Settings = typeof import('../../../src/platform/config/settings.schema.js');
type Sealing = typeof import('../../../src/audit/sealing/seal-events.use-case.js');

type Settle = typeof import('../../../src/audit/checkpoints/settle-log.js');

/** How many events the cases of the audit log work on. */
export const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);

const AT_ONCE = 2_000;

/** The log of an organisation with a million sealed events, and how long the sealing took. */
export interface MillionEvents {
  readonly organisationId: string;
  readonly sealedInSeconds: number;
  readonly floorInSeconds: number;
}

let made: Promise<MillionEvents> | undefined;

/** Made once a run: recorded as the hub records them, then sealed by the hub's own code, by the side of a plain copy of rows, and signed as each minute. */
export const millionEvents = (stage: Stage): Promise<MillionEvents> => (made ??= make(stage));

async function make(stage: Stage): Promise<MillionEvents> {
  const { createApp } = (await built('hub.js')) as Hub;
  const { readSettings } = (await built('platform/config/settings.schema.js')) as Settings;
  const { SealEvents } = (await built('audit/sealing/seal-events.use-case.js')) as Sealing;
  const { SettleLog } = (await built('audit/checkpoints/settle-log.js')) as Settle;
  const app = await createApp(
    { ...readSettings({ ...stage.env, LOG_LEVEL: 'silent' }), roles: [] },
    {
      url: stage.env['DATABASE_URL'] ?? '',
      migrationUrl: stage.env['DATABASE_MIGRATION_URL'] ?? '',
      stop: () => Promise.resolve(),
    },
  );
  await app.init();
  try {
    const organisationId = randomUUID();
    await stage.pool.query(
      `insert into organisation (id, name, country, created_at) values ($1, 'Million', 'AT', now())`,
      [organisationId],
    );
    await record(app, stage, organisationId);
    await stage.pool.query('analyze audit_event, audit_pending, audit_identity');
    const floorInSeconds = await seconds(() => copyRows(stage));
    const sealing = app.get(SealEvents);
    const sealedInSeconds = await seconds(async () => {
      while ((await sealing.run()) > 0);
    });
    await stage.pool.query('analyze audit_leaf');
    await app.get(SettleLog).run(organisationId, new Date().toISOString());
    return { organisationId, sealedInSeconds, floorInSeconds };
  } finally {
    await app.close();
  }
}

async function record(app: NestExpressApplication, { pool }: Stage, organisationId: string): Promise<void> {
  const { auditEvent } = (await built('audit/audit-event.js')) as AuditEvents;
  const { storeEvents } = (await built('audit/store-events.js')) as StoreEvents;
  const { EventMac } = (await built('audit/event-mac.js')) as Mac;
  const mac = app.get(EventMac);
  const by = {
    kind: 'key',
    id: randomUUID(),
    display: 'bench',
    organisationId,
    role: null,
    scopes: [],
    connectionId: null,
    reason: null,
    call: null,
  } as const;
  const run = async (sql: string, parameters: unknown[]) =>
    (await pool.query<{ id: string }>(sql, parameters)).rows;
  let begun = 0;
  const writer = async () => {
    while (begun < EVENTS) {
      begun += AT_ONCE;
      const at = new Date();
      const events = Array.from({ length: AT_ONCE }, (_, number) =>
        auditEvent(
          {
            by,
            action: 'api.called',
            targetId: 'GET /v1/jobs',
            facts: { route: 'GET /v1/jobs', status: 200, keyId: by.id, durationMs: number % 90 },
            outcome: 'success',
            address: '203.0.113.7',
          },
          at,
        ),
      );
      await storeEvents(run, events, mac);
    }
  };
  await Promise.all([writer(), writer()]);
}

/** What no sealing can do without: the pending rows go, and the leaves stand in their table. */
async function copyRows({ pool }: Stage): Promise<void> {
  await pool.query(`
    create table bench_pending (like audit_pending including all);
    insert into bench_pending select * from audit_pending;
    create table bench_leaf (like audit_leaf including all)`);
  for (let seq = 0; seq < EVENTS; seq += AT_ONCE) {
    await pool.query(
      `with taken as (
         delete from bench_pending where event_id in (select event_id from bench_pending order by event_id limit $2)
         returning *
       )
       insert into bench_leaf (log_id, seq, event_id, at, leaf_hash)
       select coalesce(taken.organisation_id, '00000000-0000-0000-0000-000000000000'), $1 + row_number() over (),
              event_id, taken.at, event.leaf_hash
         from taken cross join lateral (
           select leaf_hash from audit_event where id = taken.event_id and at = taken.at limit 1
         ) event`,
      [seq, AT_ONCE],
    );
  }
  await pool.query('drop table bench_pending, bench_leaf');
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
