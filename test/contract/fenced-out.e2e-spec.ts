import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliverClaimed } from '../../src/deliveries/worker/deliver-claimed.js';
import { type Claim, DeliveryClaims } from '../../src/deliveries/worker/delivery-claims.js';
import { Leases } from '../../src/deliveries/worker/leases.js';
import { RecoverDeliveries } from '../../src/deliveries/worker/recover-deliveries.js';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';
import { personio } from './personio-under-test.ts';
import { newEmail, Sender } from './sender.ts';

/** A hub without a worker of its own: the test is the worker, or several of them. */
describe('a worker that has lost its lease', () => {
  let hub: TestHub;
  let by: Sender;
  beforeAll(async () => {
    hub = await TestHub.start({ ROLES: 'api', ...personio.settings, PERSONIO_TIMEOUT_MS: '10000' });
    await personio.prepare(hub);
    by = await Sender.connected(hub, personio);
  });
  afterAll(() => hub.stop());

  const take = (): Promise<Claim> =>
    eventually('something is due', async () => {
      const [claim] = await hub.app.get(DeliveryClaims).claim(1, { organisations: [], connections: [] });
      return claim;
    });
  const deliver = (claim: Claim) =>
    hub.app.get(DeliverClaimed).run(claim, new Leases().take(claim, performance.now()));
  const loseLease = async ({ deliveryId }: Claim) => {
    await hub.database.query(`update delivery set lease_until = now() - interval '1 second' where id = $1`, [
      deliveryId,
    ]);
    await hub.app.get(RecoverDeliveries).run();
  };
  const arrived = async (email: string) =>
    (await personio.arrivals(hub)).filter((arrival) => arrival.email === email);

  it('and hears late that the partner has it: presumed becomes acknowledged', async () => {
    const email = newEmail();
    const id = await by.apply(email);
    await personio.behave(hub, 'accepts-and-answers-late');
    const slow = await take();
    const late = deliver(slow);
    await eventually('the partner has it', async () => (await arrived(email)).length === 1);
    await loseLease(slow);
    await personio.behave(hub, 'well');
    await deliver(await take());
    expect(await by.delivery(id)).toMatchObject({ state: 'delivered', evidence: 'presumed' });

    await late;
    expect(await by.delivery(id)).toMatchObject({ state: 'delivered', evidence: 'acknowledged' });
    expect((await arrived(email)).filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('and hears late that the person has already applied: what the other found out stays', async () => {
    const email = newEmail();
    const id = await by.apply(email);
    const first = await take();
    const second = async () => {
      await loseLease(first);
      await deliver(await take());
    };
    await second();
    expect(await by.delivery(id)).toMatchObject({ state: 'delivered', evidence: 'acknowledged' });
    await deliver(first);
    const { state, evidence, attempts } = await by.delivery(id);
    expect({ state, evidence, attempts: attempts.length }).toEqual({
      state: 'delivered',
      evidence: 'acknowledged',
      attempts: 1,
    });
    expect(await arrived(email)).toHaveLength(1);
  });

  it('and begins nothing any more once it was stopped for longer than its lease', async () => {
    const email = newEmail();
    const id = await by.apply(email);
    const claim = await take();
    const LONG_AGO_MS = 26_000;
    const lease = new Leases().take(claim, performance.now() - LONG_AGO_MS);
    await hub.app.get(DeliverClaimed).run(claim, lease);
    expect(await arrived(email)).toEqual([]);
    expect((await by.delivery(id)).attempts).toEqual([
      expect.objectContaining({ outcome: 'failed', ambiguous: false, exchanges: [] }),
    ]);
  });
});
