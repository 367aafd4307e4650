import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { JoinSilenceCheck } from '../../src/join/checks/join-silence.check.js';
import { KeysNeedAttentionCheck } from '../../src/keys/checks/keys-need-attention.check.js';
import { Config } from '../../src/platform/config/config.js';
import { Clock } from '../../src/platform/database/clock.js';
import { Check, type CheckReport } from '../../src/platform/schedule/check.js';
import { CheckRuns } from '../../src/platform/schedule/check-runs.js';
import { CheckSchedule } from '../../src/platform/schedule/check-schedule.js';
import { checksOf } from '../../src/platform/schedule/checks-of.js';
import { ClockWatch } from '../../src/platform/schedule/clock-watch.js';
import { HistoryCheck } from '../../src/platform/schedule/history.check.js';
import { Rounds } from '../../src/platform/schedule/rounds.js';
import { DeliveryClaims } from '../../src/deliveries/worker/delivery-claims.js';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { KeyClient } from '../support/key-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NEVER = new AbortController().signal;

let hub: TestHub;
let support: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api,worker', ...personio.settings });
  await personio.prepare(hub);
  support = await hub.staff('support');
});
afterAll(() => hub.stop());

const runsOf = async (check: string) =>
  (await support.get<{ data: unknown[] }>(`/console/api/health/checks/${check}/runs`)).body.data;

const later = (ms: number) => new Date(Date.now() + ms);

class CountingCheck extends Check {
  readonly everySeconds = 3600;
  runs = 0;
  constructor(
    readonly name: string,
    private readonly work: () => Promise<CheckReport> = async () => ({ lookedAt: 3, found: 1 }),
    private readonly limit = 60,
  ) {
    super();
  }
  override get limitSeconds(): number {
    return this.limit;
  }
  override run(): Promise<CheckReport> {
    this.runs += 1;
    return this.work();
  }
}

describe('the schedule of checks', () => {
  const row = async (name: string) =>
    (await hub.database.query<Record<string, unknown>>('select * from check_run where name = $1', [name]))
      .rows[0];
  const schedule = () => hub.app.get(CheckSchedule);
  const aSchedule = () =>
    new CheckSchedule(
      hub.app.get(Config),
      hub.app.get(DiscoveryService),
      hub.app.get(SchedulerRegistry),
      hub.app.get(CheckRuns),
      new ClockWatch(hub.app.get(Clock)),
    );

  it('keeps what a run looked at and found, and how long it took', async () => {
    await schedule().runWhenDue(new CountingCheck('test.counted'));
    expect(await row('test.counted')).toMatchObject({
      looked_at: 3,
      found: 1,
      error: null,
      finished_at: expect.any(Date),
    });
    expect(await runsOf('test.counted')).toEqual([
      {
        startedAt: expect.any(String),
        ended: 'finished',
        durationMs: expect.any(Number),
        lookedAt: 3,
        found: 1,
        error: null,
      },
    ]);
  });

  it('forgets runs after 30 days', async () => {
    await schedule().runWhenDue(new CountingCheck('test.forgotten'));
    const look = (days: number) => hub.app.get(HistoryCheck).run(later(days * DAY_MS));
    await look(29);
    expect(await runsOf('test.forgotten')).toHaveLength(1);
    await look(31);
    expect(await runsOf('test.forgotten')).toEqual([]);
  });

  it('ends a run that hangs after its limit, and says so', async () => {
    await schedule().runWhenDue(new CountingCheck('test.hanging', () => new Promise(() => undefined), 0.1));
    expect(await row('test.hanging')).toMatchObject({
      error: 'Error: Ended after 0.1 s',
      finished_at: expect.any(Date),
    });
    expect(await runsOf('test.hanging')).toMatchObject([{ ended: 'too-late' }]);
  });

  it('lets one of several replicas run it', async () => {
    const check = new CountingCheck('test.once');
    const claims = await Promise.all(Array.from({ length: 5 }, () => hub.app.get(CheckRuns).claim(check)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('makes up for missed runs once', async () => {
    const check = new CountingCheck('test.missed');
    await schedule().runWhenDue(check);
    await hub.database.query(
      `update check_run set started_at = now() - interval '10 hours' where name = 'test.missed'`,
    );
    for (let times = 0; times < 3; times += 1) await schedule().runWhenDue(check);
    expect(check.runs).toBe(2);
  });

  it('goes on at once when the clock was put back by a day, and does not run twice for it', async () => {
    const check = new CountingCheck('test.put-back');
    await schedule().runWhenDue(check);
    await hub.database.query(
      `update check_run set started_at = started_at + interval '1 day', finished_at = finished_at + interval '1 day'
       where name = 'test.put-back'`,
    );
    for (let times = 0; times < 3; times += 1) await schedule().runWhenDue(check);
    expect(check.runs).toBe(2);
  });

  it('destroys nothing for good while the clock cannot be believed; everything else goes on', async () => {
    const [destroying, looking] = [new CountingCheck('test.destroying'), new CountingCheck('test.looking')];
    Object.defineProperty(destroying, 'isIrreversible', { value: true });
    const watching = aSchedule();
    await watching.runWhenDue(new CountingCheck('test.before'));
    hub.clock.advance(365 * DAY_MS);
    try {
      for (const check of [destroying, looking]) await watching.runWhenDue(check);
    } finally {
      hub.clock.reset();
    }
    expect([destroying.runs, looking.runs]).toEqual([0, 1]);
    expect(await row('test.destroying')).toMatchObject({
      error: expect.stringContaining('The clock has jumped'),
    });
  });

  it('asks every check that destroys for good to wait for a clock that can be believed', () => {
    const irreversible = checksOf(hub.app.get(DiscoveryService)).filter(
      ({ isIrreversible }) => isIrreversible,
    );
    expect(irreversible.map(({ name }) => name).toSorted()).toEqual([
      'audit.retention',
      'privacy.orphaned-files',
      'privacy.orphaned-keys',
      'privacy.retention',
    ]);
  });

  it('gives a run back when its process stops, so that another replica begins it at once', async () => {
    const [first, followed] = ['test.stopped-first', 'test.stopped-later'].map((name) => {
      const check = new CountingCheck(name);
      return Object.assign(check, {
        run: (_: Date, signal: AbortSignal) => {
          check.runs += 1;
          return new Promise<CheckReport>((_, reject) =>
            signal.addEventListener('abort', () => reject(new Error('stopped'))),
          );
        },
      });
    }) as [CountingCheck, CountingCheck];
    await schedule().runWhenDue(new CountingCheck(followed.name));
    await hub.database.query(
      `update check_run set started_at = now() - interval '10 hours' where name = '${followed.name}'`,
    );
    const before = await row(followed.name);
    const stopping = aSchedule();
    const runs = [first, followed].map((check) => stopping.runWhenDue(check));
    await eventually('both have begun', async () => first.runs + followed.runs === 2);
    await stopping.beforeApplicationShutdown();
    await Promise.all(runs);
    expect(await row(first.name)).toBeUndefined();
    expect(await row(followed.name)).toEqual(before);
    for (const { name } of [first, followed]) {
      await stopping.runWhenDue(first);
      const again = new CountingCheck(name);
      await schedule().runWhenDue(again);
      expect(again.runs).toBe(1);
    }
    expect(first.runs).toBe(1);
  });

  it('follows a replica that died in its run after the limit, not before', async () => {
    const check = new CountingCheck('test.died');
    await hub.app.get(CheckRuns).claim(check);
    await schedule().runWhenDue(check);
    expect(check.runs).toBe(0);
    await hub.database.query(
      `update check_run set started_at = now() - interval '61 seconds' where name = 'test.died'`,
    );
    await schedule().runWhenDue(check);
    expect(check.runs).toBe(1);
    expect(await runsOf('test.died')).toMatchObject([
      { ended: 'finished', lookedAt: 3 },
      { ended: 'abandoned', durationMs: null, lookedAt: null },
    ]);
  });
});

describe('a check that goes through 100,000 things', () => {
  const TOTAL = 100_000;
  const looked: number[] = [];
  const idOf = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
  let mostAtOnce = 0;
  const course = (name: string) => ({
    name,
    roundSeconds: 3600,
    count: async () => TOTAL,
    page: async (after: string | null, most: number) => {
      const first = after === null ? 0 : Number(after.slice(-12)) + 1;
      mostAtOnce = Math.max(mostAtOnce, most);
      return Array.from({ length: Math.min(most, TOTAL - first) }, (_, at) => ({ id: idOf(first + at) }));
    },
    look: async ({ id }: { id: string }) => void looked.push(Number(id.slice(-12))),
  });
  const go = (name: string, minutes: number, signal = NEVER) =>
    hub.app.get(Rounds).go(course(name), new Date(Date.UTC(2026, 0, 1) + minutes * 60_000), signal);

  it('looks at each once in its period, the same share in each run, in pages', async () => {
    await go('round.even', 0);
    looked.length = 0;
    const shares: number[] = [];
    for (let minute = 1; minute <= 60; minute += 1) shares.push(await go('round.even', minute));
    expect(new Set(looked).size).toBe(TOTAL);
    expect(looked).toHaveLength(TOTAL);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    expect(mostAtOnce).toBe(100);
  });

  it('makes up for a missed week with one round', async () => {
    await go('round.missed', 0);
    looked.length = 0;
    expect(await go('round.missed', 7 * 24 * 60)).toBe(TOTAL);
    expect(new Set(looked).size).toBe(TOTAL);
  });

  it('goes on evenly when the clock was put back by a day', async () => {
    const day = 24 * 60;
    await go('round.put-back', day);
    expect(await go('round.put-back', 0)).toBe(0);
    expect(await go('round.put-back', 6)).toBe(TOTAL / 10);
  });

  it('goes on where a run was ended', async () => {
    await go('round.ended', 0);
    looked.length = 0;
    const ending = new AbortController();
    const { look, ...rest } = course('round.ended');
    const ended = {
      ...rest,
      look: async (row: { id: string }) => {
        await look(row);
        if (looked.length >= 250) ending.abort();
      },
    };
    const later30 = new Date(Date.UTC(2026, 0, 1) + 30 * 60_000);
    expect(await hub.app.get(Rounds).go(ended, later30, ending.signal)).toBe(300);
    expect(await go('round.ended', 30)).toBe(TOTAL / 2 - 300);
    expect(new Set(looked).size).toBe(TOTAL / 2);
  });
});

const openFindings = async (organisationId: string) => {
  const { rows } = await hub.database.query<{ reason: string }>(
    `select finding.reason from finding join connection on connection.id = connection_id
     where organisation_id = $1 and cleared_at is null order by finding.reason`,
    [organisationId],
  );
  return rows.map(({ reason }) => reason);
};
const noticesOf = async (partner: ConnectedPartner, kind: string) =>
  (await partner.manager.get<{ data: { kind: string }[] }>('/console/api/notices')).body.data.filter(
    (notice) => notice.kind === kind,
  );

describe('JOIN', () => {
  const look = (ms: number) => hub.app.get(JoinSilenceCheck).run(later(ms), NEVER);
  const stateOf = async ({ organisation }: ConnectedPartner) =>
    (
      await hub.database.query(
        `select state, reason from connection where partner = 'join' and organisation_id = $1`,
        [organisation.id],
      )
    ).rows[0];

  it('silent for 24 h goes to repair with one notice, and the finding clears itself when it calls again', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    expectStatus(200, await partner.join.get('/v1/jobs'));
    await look(23 * HOUR_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
    for (let times = 0; times < 2; times += 1) await look(25 * HOUR_MS);
    expect(await stateOf(partner)).toEqual({ state: 'repair', reason: 'partner_silent' });
    expect(await openFindings(partner.organisation.id)).toEqual(['partner_silent']);
    expect(await noticesOf(partner, 'connection.repair')).toHaveLength(1);
    expectStatus(200, await partner.join.put('/v1/connection/status', { state: 'connected' }));
    await look(0);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
  });

  it('pending for three days is a finding with one notice', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    await look(2.9 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
    for (let times = 0; times < 2; times += 1) await look(3.1 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual(['pending_too_long']);
    expect(await noticesOf(partner, 'finding.pending_too_long')).toHaveLength(1);
  });

  it('200: a finding is shown with its reason, next step and since when, and stays in the history when it is over', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    await look(3.1 * DAY_MS);
    const findings = async (by: PersonClient, path: string) =>
      (
        await by.send<{ data: Record<string, unknown>[] }>('GET', path, undefined, {
          'accept-language': 'de',
        })
      ).body.data;
    const ofConnection = '/console/api/connections/join/findings';
    const [found] = await findings(partner.manager, ofConnection);
    expect(found).toMatchObject({
      partner: 'join',
      reason: 'pending_too_long',
      reasonText: 'Der Partner hat die Verbindung nicht aufgenommen.',
      nextStep: expect.stringContaining('Support'),
      since: expect.any(String),
      clearedAt: null,
    });
    const all = '/console/api/health/findings?state=open&limit=100';
    expect((await findings(support, all)).map(({ id }) => id)).toContain(found?.['id']);
    await look(0);
    expect((await findings(support, all)).map(({ id }) => id)).not.toContain(found?.['id']);
    expect(await findings(partner.manager, `${ofConnection}?state=open`)).toEqual([]);
    expect(await findings(partner.manager, `${ofConnection}?state=cleared`)).toMatchObject([
      { id: found?.['id'], clearedAt: expect.any(String) },
    ]);
  });
});

describe('keys', () => {
  const look = (ms: number) => hub.app.get(KeysNeedAttentionCheck).run(later(ms), NEVER);

  it('that expire within 14 days are a finding with one notice, gone with a longer-lived key', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    await hub.database.query(`update api_key set expires_at = now() + interval '30 days' where id = $1`, [
      partner.keyId,
    ]);
    await look(15 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
    for (let times = 0; times < 2; times += 1) await look(17 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual(['key_expiring']);
    expect(await noticesOf(partner, 'finding.key_expiring')).toHaveLength(1);
    await hub.database.query('update api_key set expires_at = null where id = $1', [partner.keyId]);
    await look(17 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
  });

  it('that nobody used for 90 days are a finding until one is used', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    await look(89 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
    await look(91 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual(['key_unused']);
    await hub.database.query(`update api_key set last_used_at = now() + interval '10 days' where id = $1`, [
      partner.keyId,
    ]);
    await look(91 * DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
  });

  it('that are deleted and still used beside one that works are a finding, over a day after the last call', async () => {
    const partner = await ConnectedPartner.connect(hub, support);
    const generated = await partner.manager.post<{ id: string; key: string }>(
      '/console/api/connections/join/keys',
    );
    const { id, key } = expectStatus(201, generated).body;
    expectStatus(200, await partner.manager.post(`/console/api/keys/${id}/save`, { overlap: '1h' }));
    expectStatus(200, await new KeyClient(hub.url, key).get('/v1/jobs'));
    const since = async (column: 'last_used_at' | 'refused_at', keyId: string) =>
      (await hub.database.query(`select 1 from api_key where id = $1 and ${column} is not null`, [keyId]))
        .rowCount;
    await eventually('the new key was used', () => since('last_used_at', id).then(Boolean));
    expectStatus(204, await partner.manager.delete(`/console/api/keys/${partner.keyId}`));
    expectStatus(401, await partner.join.get('/v1/jobs'));
    await eventually('the refusal was noted', () => since('refused_at', partner.keyId).then(Boolean));
    for (let times = 0; times < 2; times += 1) await look(0);
    expect(await openFindings(partner.organisation.id)).toEqual(['deleted_key_in_use']);
    expect(await noticesOf(partner, 'finding.deleted_key_in_use')).toHaveLength(1);
    const { body } = await partner.manager.get<{ state: string }>('/console/api/connections/join');
    expect(body.state).toBe('connected');
    await look(DAY_MS);
    expect(await openFindings(partner.organisation.id)).toEqual([]);
  });
});

describe('a clock that was put back by a day', () => {
  const ONE = '00000000-0000-4000-8000-000000000001';

  it('leaves no delivery with a worker that is gone', async () => {
    const sender = await Sender.connected(hub, personio);
    const id = await sender.apply();
    await sender.until(id, 'delivered');
    await hub.database.query(
      `update delivery set state = 'delivering', evidence = null, finished_at = null, lease_token = $2,
                           lease_until = now() + interval '1 day' where application_id = $1`,
      [id, ONE],
    );
    await hub.app.get(DeliveryClaims).expired(1);
    const { rows } = await hub.database.query<{ soon: boolean }>(
      `select lease_until < now() + interval '31 seconds' as soon from delivery where application_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ soon: true }]);
  });

  it('leaves a partner’s budget as large as it is', async () => {
    await hub.database.query(
      `insert into partner_call (partner, company, second, calls)
       values ('personio', 'put back', extract(epoch from now())::bigint + 86400, 15)`,
    );
    const { rows } = await hub.database.query(
      `select take_partner_calls('personio', 'put back', 2, 15) as "waitUntil"`,
    );
    expect(rows).toEqual([{ waitUntil: null }]);
  });
});
