import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FoldedRefusals } from '../../src/audit/folded-refusals.js';
import { KeyCalls } from '../../src/keys/key-calls.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const ELSEWHERE = ['203.0.113.0/24', '2001:db8::/32'];
const HERE = '127.0.0.1';
const DAY_MS = 86_400_000;

let hub: TestHub;
let partner: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  await partner.manager.stepUp();
});

const limit = (...allowedNetworks: string[]) =>
  partner.manager.put(`/console/api/keys/${partner.keyId}/networks`, { allowedNetworks });
const listed = async () =>
  (await partner.manager.get<{ data: Record<string, unknown>[] }>('/console/api/connections/join/keys')).body
    .data[0];

describe('PUT /console/api/keys/:id/networks', () => {
  it('200: the key counts from there and from nowhere else, at once, and the trail says so', async () => {
    expect((await partner.join.get('/v1/connection')).status).toBe(200);
    const answer = await limit(...ELSEWHERE);
    expect([answer.status, answer.body['allowedNetworks']]).toEqual([200, ELSEWHERE]);
    expect(await partner.join.get('/v1/connection')).toEqual(refused(403, 'access.address-not-allowed'));
    expect((await limit('127.0.0.0/8')).status).toBe(200);
    expect((await partner.join.get('/v1/connection')).status).toBe(200);
    await limit();
    expect((await partner.join.get('/v1/connection')).status).toBe(200);
    const trail = await hub.trail(partner.organisation.id);
    expect(trail.filter((action) => action === 'key.limited')).toHaveLength(3);
  });

  it('200: the same networks again change nothing', async () => {
    await limit(HERE);
    expect((await limit(HERE, HERE)).status).toBe(200);
    const trail = await hub.trail(partner.organisation.id);
    expect(trail.filter((action) => action === 'key.limited')).toHaveLength(1);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'])(
    '403 (trust 33): a forged %s opens nothing, and the refusal is in the log',
    async (header) => {
      await limit(...ELSEWHERE);
      const value = header === 'forwarded' ? 'for=203.0.113.7' : '203.0.113.7';
      expect(await partner.join.send('GET', '/v1/connection', undefined, { [header]: value })).toEqual(
        refused(403, 'access.address-not-allowed'),
      );
      await hub.app.get(FoldedRefusals).write();
      const { rows } = await hub.database.query(
        `select identity.ip from audit_event event join audit_identity identity on identity.event_id = event.id
          where action = 'access.refused' and actor_id = $1 and actor_kind = 'key'`,
        [partner.keyId],
      );
      expect(rows).toEqual([{ ip: HERE }]);
    },
  );

  it.each(['300.1.1.1', '10.0.0.0/33', 'example.org', '', '::/129'])(
    '400: %j is no network',
    async (network) => {
      expect(await limit(HERE, network)).toEqual(refused(400, 'request.invalid', 'allowedNetworks.1'));
    },
  );

  it('403 (trust 9): only with the password given again', async () => {
    const other = await partner.organisation.member('manager');
    const path = `/console/api/keys/${partner.keyId}/networks`;
    expect(await other.put(path, { allowedNetworks: [] })).toEqual(refused(403, 'access.step-up-required'));
  });

  it('409: a deleted key', async () => {
    await partner.manager.delete(`/console/api/keys/${partner.keyId}`);
    expect(await limit(HERE)).toEqual(refused(409, 'keys.already-deleted'));
  });
});

describe('the calls of a key', () => {
  it('200: are counted per day, without a write for each', async () => {
    const before = (await listed())?.['callsToday'] as number;
    for (let times = 0; times < 5; times += 1) await partner.join.get('/v1/connection');
    expect((await listed())?.['callsToday']).toBe(before);
    await hub.app.get(KeyCalls).write();
    const counted = (await listed())?.['callsToday'] as number;
    expect(counted).toBeGreaterThanOrEqual(before + 5);
    hub.clock.advance(DAY_MS);
    try {
      await partner.join.get('/v1/connection');
      await hub.app.get(KeyCalls).write();
      const { rows } = await hub.database.query(
        'select calls from api_key_day where key_id = $1 order by day',
        [partner.keyId],
      );
      expect(rows).toEqual([{ calls: counted }, { calls: 1 }]);
    } finally {
      hub.clock.reset();
    }
    expect(await listed()).toMatchObject({ callsToday: counted + 1 });
  });

  it('are not put off any more once the hub has stopped, and it says so in a sentence', async () => {
    const stopped = await TestHub.start();
    const calls = stopped.app.get(KeyCalls);
    const said: unknown[] = [];
    const logger = { warn: (message: unknown) => said.push(message) };
    Object.assign(calls, { logger });
    await stopped.stop();
    calls.note(partner.keyId);
    await eventually('the call is given up', async () => said.length > 0);
    expect(said).toEqual(['The calls of 1 keys were not counted: the hub has stopped.']);
    await calls.write();
    expect(said).toHaveLength(1);
  });
});
