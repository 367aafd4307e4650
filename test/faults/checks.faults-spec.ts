import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import pg from 'pg';
import { CheckSchedule } from '../../src/platform/schedule/check-schedule.js';
import { checksOf } from '../../src/platform/schedule/checks-of.js';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';

/** What a check is about to write when its replica dies; the others do all they do in one statement. */
const WRITES = [
  'audit_event',
  'audit_checkpoint',
  'delivery',
  'finding',
  'idempotency_key',
  'erasure_receipt',
];

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api,worker', ...personio.settings });
  await personio.prepare(hub);
});
afterAll(() => hub.stop());

const one = async <Row extends object>(sql: string): Promise<Row | undefined> =>
  (await hub.database.query<Row>(sql)).rows[0];

it('a replica that dies in the middle of each check leaves nothing half done, and another one finishes', async () => {
  const { partner, sender, kept } = await workForEveryCheck();
  const lock = new pg.Client({ connectionString: String(hub.database.options.connectionString) });
  lock.on('error', () => undefined);
  await lock.connect();
  await lock.query(`begin; lock table ${WRITES.join(', ')} in share mode`);
  try {
    const doomed = await hub.replica({ ROLES: 'schedule' });
    const begun = await eventually(
      'every check is in the middle of its run, or at its end',
      async () => {
        const runs = await hub.database.query<{ name: string }>('select name from check_run');
        return runs.rows.length === checks().length && runs.rows.map(({ name }) => name);
      },
      30_000,
    );
    expect(begun.toSorted()).toEqual(
      checks()
        .map(({ name }) => name)
        .toSorted(),
    );
    await eventually('they wait', async () => {
      const waiting = await one<{ count: number }>(
        `select count(*)::integer as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      return (waiting?.count ?? 0) >= 5;
    });
    await doomed.kill();
  } finally {
    await lock.end();
  }

  const unfinished = await hub.database.query<{ name: string }>(
    'select name from check_run where finished_at is null order by name',
  );
  expect(unfinished.rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'deliveries.documents-missing',
      'idempotency.expired-answers',
      'join.silence',
      'keys.need-attention',
      'privacy.retention',
    ]),
  );
  await hub.database.query(`update check_run set started_at = now() - interval '2 days'`);
  for (let times = 0; times < 2; times += 1) {
    for (const check of checks()) await hub.app.get(CheckSchedule).runWhenDue(check);
    await hub.database.query(`update check_run set started_at = started_at - interval '2 days'`);
  }

  const failed = await hub.database.query(
    `select name, error from check_history where ended in ('failed', 'too-late')`,
  );
  expect(failed.rows).toEqual([]);
  expect(
    await one(`select count(*)::integer as receipts, count(distinct application_id)::integer as erased
               from erasure_receipt where what = 'application'`),
  ).toEqual({ receipts: 1, erased: 1 });
  expect(await one(`select erased_at is not null as erased from application where id = '${kept}'`)).toEqual({
    erased: false,
  });
  expect(
    (await partner.organisation.trail()).filter((action) => action === 'application.erased'),
  ).toHaveLength(1);
  expect(
    await one(`select count(*)::integer as findings from finding join connection on connection.id = connection_id
               where organisation_id = '${partner.organisation.id}' and finding.reason = 'partner_silent'`),
  ).toEqual({ findings: 1 });
  expect(
    await one(`select count(*)::integer as notices from notice
               where organisation_id = '${partner.organisation.id}' and kind = 'connection.repair'`),
  ).toEqual({ notices: 1 });
  expect(await sender.connection()).toEqual({ state: 'connected', reason: null });
}, 120_000);

const checks = () => checksOf(hub.app.get(DiscoveryService));

/** Something to do for every check that does something. */
async function workForEveryCheck() {
  const support = await hub.staff('support');
  const partner = await ConnectedPartner.connect(hub, support);
  const job = await partner.publishedJob();
  const [old, kept] = [await partner.application(job), await partner.application(job)];
  await hub.database.query(`update application set received_at = now() - interval '1 year' where id = $1`, [
    old,
  ]);
  await partner.join.put('/v1/connection/status', { state: 'connected' });
  await hub.database.query(
    `update connection set last_seen_at = now() - interval '2 days', state_changed_at = now() - interval '2 days'
     where organisation_id = $1 and partner = 'join'`,
    [partner.organisation.id],
  );
  await hub.database.query(`update api_key set expires_at = now() + interval '3 days' where id = $1`, [
    partner.keyId,
  ]);
  const sender = await Sender.connected(hub, personio);
  await sender.apply(undefined, 1);
  await hub.database.query(`update delivery set due_at = now() - interval '1 hour' where state = 'held'`);
  await hub.database.query(`update idempotency_key set expires_at = now() - interval '1 hour'`);
  return { partner, sender, kept };
}
