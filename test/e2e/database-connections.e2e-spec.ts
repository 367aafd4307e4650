import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApplication } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

/** More than the pool has connections. */
const ROUNDS = 12;
const AT_ONCE = 8;

describe('connections that the database ends in mid-transaction', () => {
  let hub: TestHub;
  let manager: PersonClient;
  beforeAll(async () => {
    hub = await TestHub.start();
    manager = await (await hub.organisation()).member('manager');
  });
  afterAll(() => hub.stop());

  const newJob = () =>
    manager.post<{ id: string }>('/console/api/jobs', {
      title: 'Stelle',
      descriptionHtml: '<p>Text</p>',
      locations: [{ city: 'Linz', country: 'AT' }],
      employmentType: 'full_time',
      status: 'open',
    });

  it('leave the pool, however many there were, and the hub goes on', async () => {
    const { id: jobId } = (await newJob()).body;
    const statuses: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const calls = Array.from({ length: AT_ONCE }, () =>
        manager.post('/console/api/applications', anApplication(jobId)),
      );
      await eventually('a transaction is open', () => endOpenTransactions(hub), 5_000).catch(() => undefined);
      statuses.push(...(await Promise.all(calls)).map(({ status }) => status));
    }
    expect(statuses).toContain(503);
    const after = await Promise.all(Array.from({ length: AT_ONCE }, newJob));
    expect(after.map(({ status }) => status)).toEqual(after.map(() => 201));
  });
});

/** Ends every connection that has a transaction open; whether there was one. */
async function endOpenTransactions(hub: TestHub): Promise<boolean> {
  const { rowCount } = await hub.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`,
  );
  return (rowCount ?? 0) > 0;
}
