import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../src/platform/database/transactions.js';
import { personio } from '../contract/personio-under-test.ts';
import { A_JOB } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { refused } from '../support/refused.ts';
import { Sender } from '../contract/sender.ts';
import { TestHub } from '../support/test-hub.ts';

const MAPPINGS = '/console/api/connections/personio/job-mappings';

interface Lines {
  readonly data: readonly { line: number; outcome: string; message: string | null }[];
}
interface Unmapped {
  readonly data: readonly { jobId: string; title: string; externalId: string | null; waiting: number }[];
  readonly nextCursor: string | null;
}

describe('the job mappings of Personio', () => {
  let hub: TestHub;
  let by: Sender;
  let ids: Record<'cook' | 'waiter' | 'first' | 'second', string>;
  beforeAll(async () => {
    hub = await TestHub.start(personio.settings);
    await personio.prepare(hub);
    by = await Sender.connected(hub, personio);
    const job = async (title: string, externalId?: string) =>
      expectStatus(
        201,
        await by.manager.post<{ id: string }>('/console/api/jobs', { ...A_JOB, title, externalId }),
      ).body.id;
    ids = {
      cook: await job('Koch, Wien'),
      waiter: await job('Kellner', 'HR-7'),
      first: await job('Wirt'),
      second: await job('Wirt'),
    };
  });
  afterAll(() => hub.stop());

  const paste = (...lines: string[]) => by.manager.post<Lines>(MAPPINGS, { lines: lines.join('\n') });
  const outcomes = async (...lines: string[]) =>
    expectStatus(200, await paste(...lines)).body.data.map(({ outcome }) => outcome);
  const unmapped = async (query = '') => (await by.manager.get<Unmapped>(`${MAPPINGS}${query}`)).body;

  it('200: lines that are right are saved and let deliveries go, the others are told', async () => {
    const { body } = expectStatus(
      201,
      await by.manager.post<{ id: string }>('/console/api/applications', {
        jobId: ids.cook,
        documentsExpected: 0,
        candidate: { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org' },
      }),
    );
    expect((await unmapped()).data[0]).toMatchObject({ jobId: ids.cook, title: 'Koch, Wien', waiting: 1 });
    const page = await unmapped('?limit=1');
    const next = await unmapped(`?limit=1&cursor=${page.nextCursor}`);
    expect(next.data).not.toEqual(page.data);

    const answer = await paste(
      'koch, wien, 1234567',
      'HR-7\thttps://muster.jobs.personio.de/job/1234568',
      `${ids.first};1234567`,
      'Wirt;1234567',
      'Bäcker;1234567',
      'Kellner;abc',
      'Kellner;https://evil.example/job/1',
      'Kellner',
    );
    const { data } = expectStatus(200, answer).body;
    expect(data.map(({ outcome }) => outcome)).toEqual([
      'linked',
      'linked',
      'linked',
      'job_ambiguous',
      'job_not_found',
      'not_a_number',
      'foreign_host',
      'not_two_values',
    ]);
    expect(data.map(({ message }) => message !== null)).toEqual([0, 0, 0, 1, 1, 1, 1, 1].map(Boolean));
    await by.until(body.id, 'delivered');
    expect((await unmapped()).data.map(({ jobId }) => jobId)).toEqual([ids.second]);
    const trail = (await hub.trail(by.organisationId)).filter((action) => action === 'job.mapped');
    expect(trail).toHaveLength(4);
  });

  it('200: an application that comes at the same moment as its job’s mapping goes out', async () => {
    const { body: job } = expectStatus(
      201,
      await by.manager.post<{ id: string }>('/console/api/jobs', { ...A_JOB, title: 'Bäckerin' }),
    );
    const transactions = hub.app.get(Transactions);
    const run = transactions.run.bind(transactions);
    const [planned, mapped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const commitsLater: typeof run = (work) =>
      run(async (tx) => {
        const done = await work(tx);
        planned.resolve();
        await mapped.promise;
        return done;
      });
    Object.assign(transactions, { run: commitsLater });
    const applying = by.manager.post<{ id: string }>('/console/api/applications', {
      jobId: job.id,
      documentsExpected: 0,
      candidate: { firstName: 'Anna', lastName: 'Muster', email: 'berta@example.org' },
    });
    await planned.promise;
    Object.assign(transactions, { run });
    const mapping = paste(`${job.id};1234567`);
    await Promise.race([mapping, setTimeout(500)]);
    mapped.resolve();
    const { body } = expectStatus(201, await applying);
    expectStatus(200, await mapping);
    await by.until(body.id, 'delivered');
  });

  it('200: the same list again changes nothing; a job with two positions stays as it is', async () => {
    expect(await outcomes('HR-7;1234568', 'Wirt;1')).toEqual(['linked', 'job_ambiguous']);
    expect(await outcomes('HR-7;1234568')).toEqual(['already_linked']);
    expect(await outcomes('HR-7;1', 'Kellner;2')).toEqual(['job_named_twice', 'job_named_twice']);
    expect(await outcomes('HR-7;1234568')).toEqual(['already_linked']);
  });

  it('400: more than 500 lines, or none', async () => {
    expect(await paste(...Array.from({ length: 501 }, () => 'Koch;1'))).toEqual(
      refused(400, 'request.invalid', 'lines'),
    );
    expect(await paste(' ')).toEqual(refused(400, 'request.invalid', 'lines'));
  });

  it('404: a job of another organisation is not found, and another partner has no such list', async () => {
    const other = await (await hub.organisation()).member('manager');
    const theirs = await other.post<Lines>(MAPPINGS, { lines: `${ids.cook};1` });
    expect(theirs.body.data.map(({ outcome }) => outcome)).toEqual(['job_not_found']);
    const operators = MAPPINGS.replace('personio', 'operator-ats');
    expect(await by.manager.post(operators, { lines: 'Koch;1' })).toEqual(
      refused(404, 'personio.connection-not-found'),
    );
  });
});
