import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { VerifyLog } from '../../src/audit/verification/verify-log.js';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { INSTANCE_LOG } from '../../src/audit/sealing/log-id.js';
import { exported, unpacked, verify } from '../support/audit-bundle.ts';
import { anApplication, A_JOB, ConnectedPartner } from '../support/connected-partner.ts';
import { KeyClient } from '../support/key-client.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

/** How often the process that answers and seals is killed. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 5);
const CALLERS = 12;

let hub: TestHub;
let partner: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api' });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
}, 120_000);
afterAll(() => hub.stop());

it(
  `killed ${ROUNDS} times while it answers and seals: an event for each answer, a leaf for each event, no gap, no secret anywhere`,
  async () => {
    const { organisation, manager, join: caller } = partner;
    const { body: job } = await manager.post<{ id: string }>('/console/api/jobs', A_JOB);
    await manager.put(`/console/api/jobs/${job.id}/publications/join`, { enabled: true });
    const emails: string[] = [];
    let printed = '';
    let answered = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const replica = await hub.replica({ ROLES: 'api,worker,schedule', LOG_LEVEL: 'info' });
      const client = new KeyClient(replica.url, caller.key);
      const killed = new AbortController();
      const calling = Array.from({ length: CALLERS }, async (_, number) => {
        while (!killed.signal.aborted) {
          const email = `${randomUUID()}@example.org`;
          const answer =
            number === 0
              ? client.post('/v1/applications', {
                  ...anApplication(job.id),
                  candidate: { firstName: 'Anna', lastName: 'Muster', email },
                })
              : client.get('/v1/jobs');
          const status = await answer.then(
            (one) => one.status,
            () => 0,
          );
          if (status === 200 || status === 201) answered += 1;
          if (status === 201) emails.push(email);
        }
      });
      await setTimeout(700 + Math.random() * 1_300);
      await replica.kill();
      killed.abort();
      await Promise.all(calling);
      printed += replica.output();
    }

    for (const logId of [organisation.id, INSTANCE_LOG]) {
      await hub.app.get(SettleLog).run(logId, new Date(Date.now() + 60_000).toISOString());
    }
    const { rows } = await hub.database.query<Record<string, number>>(
      `select (select count(*)::int from audit_event where organisation_id = $1) as events,
              (select count(*)::int from audit_leaf where log_id = $1) as leaves,
              (select max(seq)::int + 1 from audit_leaf where log_id = $1) as places,
              (select count(*)::int from audit_event where organisation_id = $1 and action = 'api.called'
                  and outcome = 'success') as calls`,
      [organisation.id],
    );
    const { events, leaves, places, calls } = rows[0] ?? {};
    expect(answered).toBeGreaterThan(ROUNDS);
    expect([leaves, places]).toEqual([events, events]);
    expect(calls).toBeGreaterThanOrEqual(answered);
    expect((await hub.app.get(VerifyLog).run(organisation.id)).findings).toEqual([]);

    const last = await hub.replica({ ROLES: 'api,worker,schedule', LOG_LEVEL: 'info' });
    const made = await exported(manager);
    expect(made).toMatchObject({ verdict: 'proven', findings: [] });
    const bundle = await unpacked(manager, made.id);
    const key = (await (await fetch(`${last.url}/.well-known/andock-audit-key`)).text()).trim();
    expect(await verify(bundle, '--key', key)).toMatchObject({ code: 0 });
    await last.stop();
    printed += last.output();

    expect(emails.length).toBeGreaterThan(0);
    const secrets = [caller.key, PASSWORD, ...emails];
    expect(await tablesThatHold(secrets)).toEqual([]);
    const texts = await Promise.all(
      (await readdir(bundle)).map((name) => readFile(join(bundle, name), 'utf8')),
    );
    expect(secrets.filter((secret) => [printed, ...texts].some((one) => one.includes(secret)))).toEqual([]);
    expect(await tablesThatHold([organisation.id])).toContain('audit_event');
  },
  60_000 + ROUNDS * 30_000,
);

/** Tables in whose rows one of these stands, as text or as bytes. */
async function tablesThatHold(needles: readonly string[]): Promise<string[]> {
  const { rows: tables } = await hub.database.query<{ place: string; name: string }>(
    `select format('%I.%I', schemaname, tablename) as place, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const sought = needles.flatMap((needle) => [needle, Buffer.from(needle).toString('hex')]);
  const holding: string[] = [];
  for (const { place, name } of tables) {
    const { rowCount } = await hub.database.query(
      `select 1 from ${place} row where exists (select 1 from unnest($1::text[]) needle where strpos(row::text, needle) > 0) limit 1`,
      [sought],
    );
    if (rowCount) holding.push(name.replace(/_\d{4}_\d{2}$/, ''));
  }
  return holding;
}
