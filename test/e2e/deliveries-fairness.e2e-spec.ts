import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnerBudget } from '../../src/deliveries/public/partner-budget.js';
import { personio } from '../contract/personio-under-test.ts';
import { Sender } from '../contract/sender.ts';
import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { TestHub } from '../support/test-hub.ts';

const FLOOD = 150;
const ANSWERS_AFTER_MS = 1_500;
const COMPANIES = 1_000;
const PER_MINUTE = 15;

describe('many customers share the worker', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ ...personio.settings, PERSONIO_TIMEOUT_MS: '20000' });
    await personio.prepare(hub);
  });
  afterAll(() => hub.stop());

  it('one with a flood and a slow partner: another one goes first as soon as it comes', async () => {
    const [flooding, calm] = [await Sender.connected(hub, personio), await Sender.connected(hub, personio)];
    await call(`${hub.sandboxUrl}/personio/_faults`, {
      method: 'PUT',
      body: { mode: 'slow', ms: ANSWERS_AFTER_MS },
    });
    await Promise.all(Array.from({ length: FLOOD }, () => flooding.apply()));
    await calm.apply();
    const attempted = ({ organisationId }: Sender) => startedAt(hub, organisationId);
    const [calmAt] = await eventually('the calm one goes', async () => {
      const moments = await attempted(calm);
      return moments.length > 0 ? moments : undefined;
    });
    const moments = await eventually(
      'the flood is over',
      async () => {
        const all = await attempted(flooding);
        return all.length >= FLOOD ? all : undefined;
      },
      40_000,
    );
    const behind = moments.filter((at) => at > (calmAt ?? 0)).length;
    expect(behind).toBeGreaterThan(FLOOD / 3);
  });

  it('a thousand companies at once: each has its calls of a minute, none lost and none too many', async () => {
    const budget = hub.app.get(PartnerBudget);
    const companies = Array.from({ length: COMPANIES }, (_, n) => `budget-${n}`);
    const wanted = companies.flatMap((company) =>
      Array.from({ length: 10 }, () => ({
        budget: { partner: 'personio', company },
        calls: 1,
        callsPerMinute: PER_MINUTE,
      })),
    );
    const replicas = await Promise.all([budget.takeAll(wanted), budget.takeAll(wanted.toReversed())]);
    const refused = replicas.flat().filter((until) => until !== undefined);
    expect(refused).toHaveLength(COMPANIES * (20 - PER_MINUTE));
    const { rows } = await hub.database.query<{ calls: number }>(
      `select distinct sum(calls)::integer as calls from partner_call where company like 'budget-%' group by company`,
    );
    expect(rows).toEqual([{ calls: PER_MINUTE }]);
    const again = new Date(Math.min(...refused.map((until) => until.getTime())));
    expect(again.getTime() - Date.now()).toBeLessThan(62_000);
  });
});

/** When attempts of an organisation began, in milliseconds since 1970. */
async function startedAt(hub: TestHub, organisationId: string): Promise<number[]> {
  const { rows } = await hub.database.query<{ at: Date }>(
    'select started_at as at from attempt where organisation_id = $1 order by started_at',
    [organisationId],
  );
  return rows.map(({ at }) => at.getTime());
}
