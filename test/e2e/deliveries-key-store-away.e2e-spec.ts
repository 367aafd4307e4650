import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KeyStore } from '../../src/platform/secrets/key-store.ts';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';

interface Row {
  readonly state: string;
  readonly made: number;
  readonly waits: boolean;
}

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start(personio.settings);
  await personio.prepare(hub);
});
afterAll(() => hub.stop());

it('a delivery waits for a key store that is away, whatever number of times, and counts no attempt', async () => {
  const by = await Sender.connected(hub, personio);
  const keys = hub.app.get<KeyStore>(KeyStore);
  const openMany = keys.openMany.bind(keys);
  Object.assign(keys, {
    open: async (id: string, organisationId: string) => (await openMany([{ id, organisationId }])).get(id),
    openMany: () => Promise.reject(new Error('away')),
  });
  const id = await by.apply();
  const delivery = async () => {
    const { rows } = await hub.database.query<Row>(
      `select state, attempts_made as made, due_at > now() + interval '10 seconds' as waits from delivery where application_id = $1`,
      [id],
    );
    return rows[0];
  };
  const waits = async () => {
    const seen = await delivery();
    return seen?.waits === true && seen;
  };
  const itIsDue = () =>
    hub.database.query('update delivery set due_at = now() where application_id = $1', [id]);
  for (let times = 0; times < 12; times += 1) {
    expect(await eventually('it waits', waits)).toMatchObject({ state: 'queued', made: 0 });
    await itIsDue();
  }
  await eventually('it waits', waits);
  Object.assign(keys, { openMany });
  await itIsDue();
  await eventually('it arrives', async () => (await delivery())?.state === 'delivered');
});
