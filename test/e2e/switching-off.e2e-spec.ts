import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SwitchOffCheck } from '../../src/jobs/checks/switch-off.check.js';
import { anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface View {
  state: string;
  keysEndAt: string | null;
}

const HOUR_MS = 3_600_000;
const NEVER = new AbortController().signal;

let hub: TestHub;
let support: PersonClient;
let partner: ConnectedPartner;
let job: string;
beforeAll(async () => {
  hub = await TestHub.start();
  support = await hub.staff('support');
});
afterAll(() => hub.stop());
beforeEach(async () => {
  partner = await ConnectedPartner.connect(hub, support);
  job = await partner.publishedJob();
});

const off = async (keys?: string) =>
  expectStatus(
    200,
    await partner.manager.post<View>('/console/api/connections/join/switch-off', {
      confirm: true,
      ...(keys && { keys }),
    }),
  ).body;
const shown = async () => (await partner.manager.get<View>('/console/api/connections/join')).body;
const look = () => hub.app.get(SwitchOffCheck).run(new Date(), NEVER);
const isRefused = refused(401, 'access.key-refused');
const removedSince = '/v1/jobs?updatedSince=2020-01-01T00:00:00Z';

describe('switching JOIN off', () => {
  it('200: jobs come down first, the key works on, and says until when', async () => {
    const view = await off();
    expect(view.state).toBe('off');
    expect(new Date(view.keysEndAt ?? 0).getTime() - Date.now()).toBeGreaterThan(23 * HOUR_MS);
    expect(await look()).toEqual(expect.objectContaining({ found: 0 }));
    const list = expectStatus(200, await partner.join.get<{ data: object[] }>('/v1/jobs'));
    expect(list.body.data).toEqual([]);
    expect(expectStatus(200, await partner.join.get<View>('/v1/connection')).body.state).toBe('off');
    const trail = await partner.organisation.trail();
    expect(trail.filter((action) => action === 'key.deleted')).toEqual([]);
  });

  it('the key ends with the report that the last job is archived, not with the first', async () => {
    const second = await partner.publishedJob();
    await off();
    const archived = (id: string) => partner.join.put(`/v1/jobs/${id}/publication`, { state: 'archived' });
    expectStatus(200, await archived(job));
    expect((await shown()).keysEndAt).not.toBeNull();
    expectStatus(200, await archived(second));
    expect(await shown()).toMatchObject({ state: 'off', keysEndAt: null });
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
    expect(await partner.organisation.trail()).toContain('key.deleted');
  });

  it('that a job was archived before it was published again confirms nothing', async () => {
    await partner.publish(job, false);
    expectStatus(200, await partner.join.put(`/v1/jobs/${job}/publication`, { state: 'archived' }));
    await partner.publish(job);
    await off();
    expectStatus(200, await partner.join.get(removedSince));
    expect((await shown()).keysEndAt).not.toBeNull();
  });

  it('the key ends once the partner has read that all are removed; an empty list says nothing', async () => {
    await off();
    expectStatus(200, await partner.join.get('/v1/jobs'));
    await look();
    expect((await shown()).keysEndAt).not.toBeNull();
    expect(expectStatus(200, await partner.join.get<{ data: object[] }>(removedSince)).body.data).toEqual([
      expect.objectContaining({ id: job, removed: true }),
    ]);
    await look();
    expect((await shown()).keysEndAt).toBeNull();
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
  });

  it('meanwhile applications are still taken, and nothing can be published', async () => {
    await off();
    expectStatus(201, await partner.join.post('/v1/applications', anApplication(job)));
    expect(
      await partner.manager.put(`/console/api/jobs/${job}/publications/join`, { enabled: true }),
    ).toEqual(refused(409, 'jobs.partner-not-active'));
  });

  it('200: deleting keys now, at once or later', async () => {
    expect(await off('now')).toMatchObject({ state: 'off', keysEndAt: null });
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
    partner = await ConnectedPartner.connect(hub, support);
    await partner.publishedJob();
    expect((await off()).keysEndAt).not.toBeNull();
    expect((await off('now')).keysEndAt).toBeNull();
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
  });

  it('activating it again ends the old key: a new start needs a new one', async () => {
    await off();
    const asked = await partner.manager.post<{ id: string }>('/console/api/support-requests', {
      partner: 'join',
      confirmedPaidPlan: true,
    });
    expectStatus(200, await partner.join.get('/v1/jobs'));
    expectStatus(200, await support.post(`/console/api/support-requests/${asked.body.id}/approve`));
    expect(await shown()).toMatchObject({ state: 'enabled', keysEndAt: null });
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
  });

  it('the key ends after 24 hours even if JOIN says nothing', async () => {
    await off();
    hub.clock.advance(24 * HOUR_MS);
    await look();
    expect(await partner.join.get('/v1/jobs')).toEqual(isRefused);
    hub.clock.reset();
    expect((await shown()).keysEndAt).toBeNull();
  });

  it('400: names a choice that there is not', async () => {
    const body = { confirm: true, keys: 'never' };
    expect(await partner.manager.post('/console/api/connections/join/switch-off', body)).toEqual(
      refused(400, 'request.invalid', 'keys'),
    );
  });
});
