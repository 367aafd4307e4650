import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARRIVED_SQL } from '../../src/privacy/retention-rule.js';
import { personio } from '../contract/personio-under-test.ts';
import { newEmail, Sender } from '../contract/sender.ts';
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
});
