import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StuckDeliveriesCheck } from '../../src/deliveries/checks/stuck-deliveries.check.js';
import { CredentialsCheck } from '../../src/personio/checks/credentials.check.js';
import { MappedJobsCheck } from '../../src/personio/checks/mapped-jobs.check.js';
import { Clock } from '../../src/platform/database/clock.js';
import type { Check } from '../../src/platform/schedule/check.js';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { TestHub } from '../support/test-hub.ts';

const NEVER = new AbortController().signal;

describe('what the hub finds out about Personio by itself', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ ROLES: 'api', ...personio.settings });
    await personio.prepare(hub);
  });
  afterEach(() => personio.behave(hub, 'well'));
  afterAll(() => hub.stop());

  /** Everything is looked at once in the hours until then. */
  let hours = 0;
  const round = (check: Check) => check.run(new Date(Date.now() + (hours += 7) * 3_600_000), NEVER);

  const told = async (by: Sender, kind: string) => (await by.notices()).filter((one) => one === kind).length;

  const openFindings = async (by: Sender) => {
    const { rows } = await hub.database.query<{ reason: string }>(
      `select finding.reason from finding join connection on connection.id = connection_id
       where organisation_id = $1 and cleared_at is null order by finding.reason`,
      [by.organisationId],
    );
    return rows.map(({ reason }) => reason);
  };

  it('refused credentials put the connection into repair once, and it comes back by itself', async () => {
    const by = await Sender.connected(hub, personio);
    const check = hub.app.get(CredentialsCheck);
    await round(check);
    expect(await by.connection()).toEqual({ state: 'connected', reason: null });
    await personio.behave(hub, 'refuses-credentials');
    expect((await round(check)).found).toBeGreaterThan(0);
    await round(check);
    expect(await by.connection()).toEqual({ state: 'repair', reason: 'credentials_rejected' });
    expect(await told(by, 'connection.repair')).toBe(1);
    await personio.behave(hub, 'fails');
    await round(check);
    expect((await by.connection()).state).toBe('repair');
    await personio.behave(hub, 'well');
    await round(check);
    expect(await by.connection()).toEqual({ state: 'connected', reason: null });
  });

  it('a linked job that is no longer published is told once, and forgotten when it is again', async () => {
    const by = await Sender.connected(hub, personio);
    const check = hub.app.get(MappedJobsCheck);
    await by.link(personio.places.closed);
    expect((await round(check)).found).toBe(1);
    const before = (await by.notices()).length;
    await round(check);
    expect(await by.connection()).toEqual({ state: 'connected', reason: 'job_not_published' });
    expect(await by.notices()).toHaveLength(before);
    await by.link(personio.places.open);
    expect((await round(check)).found).toBe(0);
    expect(await by.connection()).toEqual({ state: 'connected', reason: null });
  });

  it.each([
    [
      'the job is closed',
      (by: Sender) => by.manager.patch(`/console/api/jobs/${by.jobId}`, { status: 'closed' }),
    ],
    [
      'the connection is switched off',
      (by: Sender) => by.manager.post('/console/api/connections/personio/switch-off', { confirm: true }),
    ],
  ])('a finding about a linked job is over when %s', async (_, end) => {
    const by = await Sender.connected(hub, personio);
    const check = hub.app.get(MappedJobsCheck);
    await by.link(personio.places.closed);
    await round(check);
    expect(await openFindings(by)).toEqual(['job_not_published']);
    expect((await end(by)).status).toBeLessThan(300);
    await round(check);
    expect(await openFindings(by)).toEqual([]);
    expect((await by.connection()).reason).not.toBe('job_not_published');
  });

  it('deliveries that nobody takes are found, and the finding goes with them', async () => {
    const by = await Sender.connected(hub, personio);
    const check = hub.app.get(StuckDeliveriesCheck);
    await by.apply();
    const now = hub.app.get(Clock).now();
    await check.run(now, NEVER);
    expect(await by.connection()).toEqual({ state: 'connected', reason: null });
    await check.run(new Date(now.getTime() + 20 * 60_000), NEVER);
    expect(await by.connection()).toEqual({ state: 'connected', reason: 'deliveries_stuck' });
    await hub.database.query(
      `update delivery set due_at = now() + interval '1 hour' where connection_id in
      (select id from connection where organisation_id = $1)`,
      [by.organisationId],
    );
    await check.run(now, NEVER);
    expect(await by.connection()).toEqual({ state: 'connected', reason: null });
  });

  it('200: the credentials that are kept are shown with their verdicts, never with the token', async () => {
    const by = await Sender.connected(hub, personio);
    const answer = await by.manager.get<{ data: unknown[] }>('/console/api/connections/personio/credentials');
    expect(answer.body.data).toEqual([
      expect.objectContaining({
        state: 'current',
        shown: expect.objectContaining({
          companyId: by.company,
          channelId: '815',
          accessToken: '••••oken',
        }),
      }),
    ]);
    expect(answer.text).toContain('"verdict":"confirmed"');
    expect(answer.text).not.toContain(personio.secrets[0]);
    const recruiter = await hub.person('member.recruiter', by.organisationId);
    expect((await recruiter.get('/console/api/connections/personio/credentials')).status).toBe(403);
  });
});
