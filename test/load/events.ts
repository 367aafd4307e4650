import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/access/actor.js';
import type { Filler } from './filler.ts';
import type { Customer } from './organisations.ts';

const BATCH = 2_000;
const DAY_MS = 86_400_000;
const MONTHS = 6;

/** The months that events are spread over get their partitions first, as they would have had them in time. */
export async function makeMonths({ pool }: Filler): Promise<void> {
  for (let month = 1; month <= MONTHS; month += 1)
    await pool.query('select audit_ensure_month(now() - make_interval(months => $1))', [month]);
}

/** So many more events in a customer's log, over half a year: nine calls of a key to each received application. */
export async function addEvents(filler: Filler, { id, jobIds }: Customer, count: number): Promise<void> {
  const { pool, auditEvent, storeEvents, mac } = filler;
  const key: Actor = {
    ...{
      kind: 'key' as const,
      id: randomUUID(),
      display: 'load',
      organisationId: id,
      role: null,
      scopes: [],
    },
    ...{ connectionId: null, reason: null, call: null },
  };
  const run = async (sql: string, parameters: unknown[]) =>
    (await pool.query<{ id: string }>(sql, parameters)).rows;
  for (let begun = 0; begun < count; begun += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, count - begun) }, (_, number) => {
      const at = new Date(Date.now() - Math.random() * (MONTHS - 1) * 30 * DAY_MS);
      const draft = { by: key, outcome: 'success', address: '203.0.113.7' } as const;
      return number % 10 === 0
        ? auditEvent(
            {
              ...draft,
              action: 'application.received',
              targetId: randomUUID(),
              facts: { jobId: jobIds[0], source: 'join', documentsExpected: 0 },
            },
            at,
          )
        : auditEvent(
            {
              ...draft,
              action: 'api.called',
              targetId: 'GET /v1/jobs',
              facts: { route: 'GET /v1/jobs', status: 200, keyId: key.id, durationMs: number % 90 },
            },
            at,
          );
    });
    await storeEvents(run, events, mac);
  }
}

/** Seals what is recorded with the hub's own code; answers with how many events and seconds that were. */
export async function sealAll({ sealEvents }: Filler): Promise<{ events: number; seconds: number }> {
  const started = performance.now();
  let events = 0;
  for (let sealed = await sealEvents.run(); sealed > 0; sealed = await sealEvents.run()) events += sealed;
  return { events, seconds: (performance.now() - started) / 1000 };
}
