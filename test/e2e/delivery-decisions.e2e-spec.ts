import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadyDelivery } from '../../src/deliveries/worker/ready-delivery.js';
import { ARRIVED_SQL } from '../../src/privacy/retention-rule.js';
import { personio } from '../contract/personio-under-test.ts';
import { newEmail, Sender } from '../contract/sender.ts';
import { expectStatus } from '../support/expect-status.ts';
import { eventually } from '../support/eventually.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface Counts {
  readonly data: readonly {
    state: string;
    reason: string;
    reasonText: string;
    count: number;
    handedOver: number;
  }[];
}

describe('what is mended while a worker is about to hold a delivery for it', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ RETRY_SCALE: '0.00001', ...personio.settings });
    await personio.prepare(hub);
  });
  afterAll(() => hub.stop());

  /** Once: spoils something right before a worker looks at a delivery, and mends it right after. */
  const whileLooking = (spoil: () => Promise<unknown>, mend: () => Promise<unknown>) => {
    const ready = hub.app.get(ReadyDelivery);
    const seen: unknown[] = [];
    Object.assign(ready, {
      of: async (claim: Parameters<typeof ready.of>[0]) => {
        Reflect.deleteProperty(ready, 'of');
        await spoil();
        const found = await ready.of(claim);
        await mend();
        seen.push(found);
        return found;
      },
    });
    return seen;
  };

  it('a job that is linked: it goes on', async () => {
    const by = await Sender.connected(hub, personio);
    const seen = whileLooking(
      () => hub.database.query('delete from personio_job where job_id = $1', [by.jobId]),
      () => by.link(personio.places.open),
    );
    await by.until(await by.apply(), 'delivered');
    expect(seen).toMatchObject([{ notYet: 'held', reason: 'job_not_mapped' }]);
  });

  it('the last document comes: it goes on', async () => {
    const by = await Sender.connected(hub, personio);
    const id = await by.apply(undefined, 1);
    await by.until(id, 'held', 'awaiting_documents');
    const seen = whileLooking(
      async () => undefined,
      () => by.upload(id),
    );
    await hub.database.query(
      `update delivery set state = 'queued', reason = null, due_at = now() where application_id = $1`,
      [id],
    );
    await by.until(id, 'delivered');
    expect(seen).toMatchObject([{ notYet: 'held', reason: 'awaiting_documents' }]);
  });
});

describe('what people decide about deliveries', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ RETRY_SCALE: '0.00001', ...personio.settings });
    await personio.prepare(hub);
  });
  afterAll(() => hub.stop());

  const decide = (by: Sender, id: string, what: 'cancel' | 'confirm' | 'retry') =>
    by.manager.post(`/console/api/deliveries/${id}/${what}`);

  it('204: one that waits is cancelled, stays so, and can be delivered after all', async () => {
    const by = await Sender.connected(hub, personio);
    const email = newEmail();
    const id = await by.apply(email, 1);
    const { id: deliveryId } = await by.until(id, 'held', 'awaiting_documents');
    expect((await decide(by, deliveryId, 'cancel')).status).toBe(204);
    await by.upload(id);
    expect((await by.delivery(id)).state).toBe('cancelled');
    expect(await decide(by, deliveryId, 'cancel')).toEqual(refused(409, 'deliveries.nothing-to-cancel'));
    expect((await decide(by, deliveryId, 'retry')).status).toBe(204);
    await by.until(id, 'delivered');
    expect((await personio.arrivals(hub)).filter((one) => one.email === email)).toHaveLength(1);
    expect(await hub.trail(by.organisationId)).toEqual(
      expect.arrayContaining(['delivery.ended', 'delivery.retried']),
    );
  });

  it('204: one that is presumed is confirmed once, which is in the log; others are not to be confirmed', async () => {
    const by = await Sender.connected(hub, personio);
    await personio.behave(hub, 'accepts-and-drops');
    const id = await by.apply();
    await eventually('the first attempt is ambiguous', async () =>
      (await by.delivery(id)).attempts.some(({ ambiguous }) => ambiguous),
    );
    await personio.behave(hub, 'well');
    const presumed = await by.until(id, 'delivered');
    expect(presumed.evidence).toBe('presumed');
    expect((await decide(by, presumed.id, 'confirm')).status).toBe(204);
    const { body } = await by.manager.get<{ confirmedAt: string | null; evidence: string }>(
      `/console/api/deliveries/${presumed.id}`,
    );
    expect(body).toMatchObject({ confirmedAt: expect.any(String), evidence: 'presumed' });
    expect(await hub.trail(by.organisationId)).toContain('delivery.confirmed');
    const certain = await by.until(await by.apply(), 'delivered');
    for (const { id: one } of [presumed, certain])
      expect(await decide(by, one, 'confirm')).toEqual(refused(409, 'deliveries.nothing-to-confirm'));
    const { rows } = await hub.database.query<{ done: boolean }>(
      `select bool_and(${ARRIVED_SQL}) as done from delivery where organisation_id = $1`,
      [by.organisationId],
    );
    expect(rows).toEqual([{ done: true }]);
  });

  it('403 and 404: support does not decide for a customer, another organisation not at all', async () => {
    const by = await Sender.connected(hub, personio);
    const { id } = await by.until(await by.apply(undefined, 1), 'held', 'awaiting_documents');
    const stranger = await Sender.connected(hub, personio);
    for (const what of ['cancel', 'confirm'] as const) {
      const support = await hub.staff('support');
      expect((await support.post(`/console/api/deliveries/${id}/${what}`)).status).toBe(403);
      expect(await decide(stranger, id, what)).toEqual(refused(404, 'deliveries.not-found'));
    }
  });

  it('200: the list is narrowed by reason, and the counts say how many there are of each', async () => {
    const by = await Sender.connected(hub, personio);
    const email = newEmail();
    await by.until(await by.apply(email), 'delivered');
    await by.until(await by.apply(email), 'undeliverable', 'duplicate_application');
    for (let times = 0; times < 2; times += 1) await by.apply(undefined, 1);
    const list = async (query: string) =>
      (await by.manager.get<{ data: { reason: string }[] }>(`/console/api/deliveries?${query}`)).body.data;
    expect((await list('reason=awaiting_documents')).map(({ reason }) => reason)).toEqual([
      'awaiting_documents',
      'awaiting_documents',
    ]);
    const { body } = await by.manager.send<Counts>(
      'GET',
      '/console/api/deliveries/counts?partner=personio',
      undefined,
      { 'accept-language': 'de' },
    );
    expect(body.data).toEqual([
      expect.objectContaining({ state: 'held', reason: 'awaiting_documents', count: 2, handedOver: 0 }),
      expect.objectContaining({ state: 'undeliverable', reason: 'duplicate_application', count: 1 }),
    ]);
    expect(body.data[1]?.reasonText).toBe(
      'Der Partner hat bereits eine Bewerbung dieser Person auf diese Stelle.',
    );
    const elsewhere = await by.manager.get<Counts>('/console/api/deliveries/counts?partner=operator-ats');
    expect(elsewhere.body.data).toEqual([]);
    const staff = await hub.staff('support');
    const ofOne = await staff.get<Counts>(
      `/console/api/deliveries/counts?organisationId=${by.organisationId}`,
    );
    expect(ofOne.body.data.map(({ count }) => count)).toEqual([2, 1]);
  });

  describe('about all that waits for a connection that is switched on again', () => {
    const PERSONIO = '/console/api/connections/personio';
    interface Waiting {
      readonly held: number;
      readonly keptBack: number;
      readonly unplanned: number;
    }
    /** Two applications came while it was off. */
    const switchedOn = async () => {
      const by = await Sender.connected(hub, personio);
      expectStatus(200, await by.manager.post(`${PERSONIO}/switch-off`, { confirm: true }));
      const ids = [await by.apply(), await by.apply()];
      for (const id of ids) await by.until(id, 'held', 'connection_not_ready');
      expectStatus(200, await by.manager.post(`${PERSONIO}/switch-on`));
      expect((await by.manager.get(`${PERSONIO}/waiting-deliveries`)).body).toEqual({
        held: 2,
        keptBack: 0,
        unplanned: 0,
      });
      return { by, ids };
    };
    const decideAll = async (by: Sender, decision: string) =>
      expectStatus(200, await by.manager.post<Waiting>(`${PERSONIO}/waiting-deliveries`, { decision })).body;

    it('200: they are kept back until somebody lets them go, also when it works again', async () => {
      const { by, ids } = await switchedOn();
      expect(await decideAll(by, 'keep')).toEqual({ held: 0, keptBack: 2, unplanned: 0 });
      expect(await by.connect()).toBe('connected');
      for (const id of ids) await by.until(id, 'held', 'kept_back');
      const [first = '', second = ''] = ids;
      expect((await by.retry((await by.delivery(first)).id)).status).toBe(204);
      await by.until(first, 'delivered');
      await by.until(second, 'held', 'kept_back');
      await decideAll(by, 'deliver');
      await by.until(second, 'delivered');
      expect(await hub.trail(by.organisationId)).toContain('connection.waiting-decided');
    });

    it('200: none of them goes out', async () => {
      const { by, ids } = await switchedOn();
      expect(await decideAll(by, 'cancel')).toEqual({ held: 0, keptBack: 0, unplanned: 0 });
      expect(await by.connect()).toBe('connected');
      await by.until(await by.apply(), 'delivered');
      for (const id of ids) await by.until(id, 'cancelled');
    });

    it('200: what was kept back goes out with the connection once that is decided', async () => {
      const { by, ids } = await switchedOn();
      await decideAll(by, 'keep');
      expect(await decideAll(by, 'deliver')).toEqual({ held: 2, keptBack: 0, unplanned: 0 });
      expect(await by.connect()).toBe('connected');
      for (const id of ids) await by.until(id, 'delivered');
    });

    it('400, 403 and 404: no other decision, no recruiter, no other organisation', async () => {
      const { by } = await switchedOn();
      const path = `${PERSONIO}/waiting-deliveries`;
      expect(await by.manager.post(path, { decision: 'maybe' })).toEqual(
        refused(400, 'request.invalid', 'decision'),
      );
      const recruiter = await hub.person('member.recruiter', by.organisationId);
      expect((await recruiter.post(path, { decision: 'cancel' })).status).toBe(403);
      const { id } = (await by.manager.get<{ id: string }>(PERSONIO)).body;
      const stranger = (await Sender.connected(hub, personio)).manager;
      expect((await stranger.post(path.replace('personio', id), { decision: 'cancel' })).status).toBe(404);
    });
  });
});
