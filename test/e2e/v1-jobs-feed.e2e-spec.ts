import { setTimeout } from 'node:timers/promises';
import { Andock, JobFeed, type JobList } from '@andock/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub } from '../support/test-hub.ts';

/** `FEED_SECONDS=60` for the long run. */
const SECONDS = Number(process.env['FEED_SECONDS'] ?? 15);
const JOBS_OF_A_WRITER = 8;
const LONGEST_TRANSACTION_MS = 1500;
const MOST_MS = (SECONDS + 60) * 1000;

/** What a job went through, as a partner would see it: its title, or null while it is not published. */
class History {
  private readonly states: (string | null)[];
  private committed = 0;

  constructor(title: string) {
    this.states = [title];
  }

  get last(): string | null {
    return this.states.at(-1) ?? null;
  }
  /** How far everybody has to know it from now on. */
  get settled(): number {
    return this.committed;
  }

  async go(to: string | null, commit: () => Promise<unknown>): Promise<void> {
    this.states.push(to);
    await commit();
    this.committed = this.states.length - 1;
  }

  isAtLeast(settled: number, seen: string | null): boolean {
    return this.states.lastIndexOf(seen) >= settled;
  }
}

let hub: TestHub;
let own: ConnectedPartner;
let operator: string;
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: '1000000' });
  own = await ConnectedPartner.connect(hub, await hub.staff('support'));
  operator = await operatorKey(hub, 'jobs:write');
}, MOST_MS);
afterAll(() => hub.stop());

describe('GET /v1/jobs, beside writers with long transactions', () => {
  it(
    `200: two pollers know after each poll whatever was done before it, for ${SECONDS} s`,
    async () => {
      const histories = new Map<string, History>();
      const jobs = async () => {
        const ids = [];
        for (let n = 0; n < JOBS_OF_A_WRITER; n += 1) {
          const externalId = `feed-${histories.size}`;
          const id = await own.publishedJob({ title: 'v0', externalId });
          histories.set(id, new History('v0'));
          ids.push({ id, externalId });
        }
        return ids;
      };
      const end = Date.now() + SECONDS * 1000;
      const isOver = () => Date.now() > end;
      let version = 0;
      const next = () => `v${(version += 1)}`;

      /** Through the console: titles, switches; through the operator's system: what is closed and opened again. */
      const quick = async (mine: Awaited<ReturnType<typeof jobs>>) => {
        const hr = ownSystem(hub, operator, own.organisation.id);
        for (let n = 0; !isOver(); n += 1) {
          const { id, externalId } = mine[n % mine.length] as (typeof mine)[number];
          const history = histories.get(id) as History;
          const title = next();
          const path = `/v1/jobs/by-external-id/${externalId}`;
          if (history.last !== null && n % 3 === 0) await history.go(null, () => own.publish(id, false));
          else if (history.last !== null && n % 3 === 1)
            await history.go(null, async () => expectStatus(204, await hr.delete(path)));
          else {
            const isShown = history.last !== null;
            const body = { title, descriptionHtml: '<p>Neu.</p>' };
            await history.go(isShown ? title : null, async () => expectStatus(200, await hr.put(path, body)));
            if (!isShown) await history.go(title, () => own.publish(id));
          }
        }
      };
      /** In transactions of the hub's own role that stay open; a third of them is rolled back. */
      const slow = async (mine: Awaited<ReturnType<typeof jobs>>) => {
        const em = hub.app.get(EntityManager).fork();
        for (let n = 0; !isOver(); n += 1) {
          const { id } = mine[n % mine.length] as (typeof mine)[number];
          const title = next();
          await em.begin();
          await em.execute('update job set title = ? where id = ?', [title, id]);
          await setTimeout(Math.random() * LONGEST_TRANSACTION_MS);
          if (n % 3 === 2) await em.rollback();
          else await (histories.get(id) as History).go(title, () => em.commit());
        }
      };
      const poller = async (pageSize: number) => {
        const andock = new Andock({ url: hub.url, key: own.join.key });
        let walk: JobList['data'] = [];
        const listPublishedJobs = async (...given: Parameters<Andock['listPublishedJobs']>) => {
          const answer = await andock.listPublishedJobs(...given);
          walk.push(...(answer.data?.data ?? []));
          return answer;
        };
        const feed = new JobFeed({ listPublishedJobs } as Pick<Andock, 'listPublishedJobs'>, null, pageSize);
        const mirror = new Map<string, string>();
        const handedOut = new Set<string>();
        let polls = 0;
        for (let last = false; ;) {
          const known = new Map([...histories].map(([id, history]) => [id, history.settled]));
          walk = [];
          for await (const job of feed.news()) {
            expect(handedOut).not.toContain(`${job.id} ${job.updatedAt}`);
            handedOut.add(`${job.id} ${job.updatedAt}`);
            if ('removed' in job) mirror.delete(job.id);
            else mirror.set(job.id, job.title);
          }
          polls += 1;
          expect(new Set(walk.map(({ id, updatedAt }) => `${id} ${updatedAt}`)).size).toBe(walk.length);
          for (const [id, settled] of known) {
            const seen = mirror.get(id) ?? null;
            if (!histories.get(id)?.isAtLeast(settled, seen))
              throw new Error(`${id} is known as ${seen}, which is too old.`);
          }
          if (last) return { mirror, polls };
          last = writersAreDone;
        }
      };

      const [one, two, three] = [await jobs(), await jobs(), await jobs()];
      let writersAreDone = false;
      const pollers = [poller(4), poller(100)];
      await Promise.all([quick(one), slow(two), slow(three)]);
      writersAreDone = true;
      const truth = new Map([...histories].flatMap(([id, { last }]) => (last === null ? [] : [[id, last]])));
      for (const { mirror, polls } of await Promise.all(pollers)) {
        expect(mirror).toEqual(truth);
        expect(polls).toBeGreaterThan(SECONDS);
      }
      expect(version).toBeGreaterThan(SECONDS * 2);
    },
    MOST_MS,
  );
});
