import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personio } from '../contract/personio-under-test.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const PERSONIO = '/console/api/connections/personio';
const TOKEN = String(personio.secrets[0]);

interface Verification {
  readonly state: string;
  readonly values: Record<string, { verdict: string; reason: string | null; message: string }>;
  readonly steps: readonly {
    title: string;
    values: Record<string, string>;
    exchanges: readonly { path: string; status: number | null; answer: string | null }[];
  }[];
}

describe('the verification ladder of Personio', () => {
  let hub: TestHub;
  let manager: PersonClient;
  beforeAll(async () => {
    hub = await TestHub.start({ ...personio.settings, PERSONIO_DRY_RUN_PROBE: 'on' });
    await personio.prepare(hub);
    manager = await (await hub.organisation()).member('manager');
    await manager.stepUp();
  });
  afterAll(() => hub.stop());

  const entered = (change: object = {}) => ({
    job: 'https://muster.jobs.personio.com/job/1234567',
    ...{ companyId: '4711', accessToken: TOKEN, channelId: '815', ...change },
  });
  const check = async (change: object) =>
    expectStatus(200, await manager.post<Verification>(`${PERSONIO}/check`, entered(change))).body;
  const verdictsOf = ({ values }: Pick<Verification, 'values'>) =>
    Object.fromEntries(Object.entries(values).map(([name, { verdict }]) => [name, verdict]));

  it.each([
    [{ accessToken: 'not-the-right-token' }, { accessToken: 'refuted', companyId: 'unproven' }],
    [{ companyId: '4712' }, { companyId: 'refuted', accessToken: 'unproven' }],
    [{ channelId: '99' }, { channelId: 'refuted', companyId: 'confirmed', accessToken: 'confirmed' }],
    [{ job: '1234569' }, { job: 'refuted' }],
    [{ job: '1234568' }, { job: 'refuted' }],
    [{ job: '1234567' }, { job: 'confirmed', channelId: 'confirmed' }],
  ])('judges each value by itself: %j', async (change, expected) => {
    expect(verdictsOf(await check(change))).toMatchObject(expected);
  });

  it('names the mandatory question of a job that is no good test job', async () => {
    expect((await check({ job: '1234568' })).values['job']).toMatchObject({
      reason: 'question_required',
      message: expect.stringContaining('custom_attribute_1'),
    });
  });

  it('keeps what each step found and what Personio said, without secrets; nothing was created without a tick', async () => {
    expectStatus(200, await manager.put(`${PERSONIO}/credentials`, entered()));
    const choice = { testApplication: false, acceptUnproven: false };
    const { state, steps } = expectStatus(
      200,
      await manager.post<Verification>(`${PERSONIO}/verify`, choice),
    ).body;
    expect(state).toBe('connected');
    expect(steps.map(({ values, exchanges }) => [values, exchanges.map(({ status }) => status)])).toEqual([
      [{ job: 'confirmed' }, [200]],
      [{ accessToken: 'confirmed', companyId: 'confirmed' }, [400, 401]],
      [{ job: 'confirmed', channelId: 'confirmed' }, [400]],
    ]);
    const kept = await manager.get<{ data: Verification[] }>(`${PERSONIO}/credentials`);
    expect(kept.body.data[0]?.steps).toEqual(steps);
    expect(JSON.stringify(kept.body)).not.toContain(TOKEN);
    const received = async () =>
      (await call<{ applications: { status: number }[] }>(`${hub.sandboxUrl}/personio/_received`)).body
        .applications;
    expect((await received()).filter(({ status }) => status === 201)).toEqual([]);

    const ticked = await manager.post<Verification>(`${PERSONIO}/verify`, {
      ...choice,
      testApplication: true,
    });
    expect(ticked.body.steps.at(-1)?.exchanges.map(({ status }) => status)).toEqual([201]);
    expect((await received()).filter(({ status }) => status === 201)).toHaveLength(1);
  });
});
