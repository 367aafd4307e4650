import { setTimeout } from 'node:timers/promises';
import {
  Andock,
  JobFeed,
  NoAnswer,
  ProblemError,
  type FeedPosition,
  type PublishedJob,
  type RemovedJob,
} from '@andock/client';
import { sendApplication, type JoinApplication, type SentApplication } from './join-application.js';
import type { JoinFault } from './join-faults.js';
import { JoinJobs, type JoinJob } from './join-jobs.js';
import { readWithStaleCursor } from './stale-cursor.js';

/** What JOIN's overview shows. */
export type JoinStatus = 'none' | 'pending' | 'connected' | 'repair';

/** Why JOIN shows *repair*. */
export type RepairReason = 'key_refused' | 'right_missing';

/** JOIN's side of the integration at this moment. */
export interface JoinState {
  readonly state: JoinStatus;
  /** Null unless the state is `repair`. */
  readonly reason: RepairReason | null;
  /** The last four characters of the pasted key. */
  readonly keyLast4: string | null;
  /** The organisation that the hub said the key belongs to. */
  readonly organisation: string | null;
  readonly lastPollAt: string | null;
  /** The call that went wrong last; null if the last round was good. */
  readonly problem: string | null;
  readonly jobs: { readonly live: readonly JoinJob[]; readonly archived: readonly JoinJob[] };
  /** Applications that JOIN handed over, newest first. */
  readonly applications: readonly SentApplication[];
  readonly fault: JoinFault;
}

/** How JOIN goes about it. */
export interface JoinSettings {
  readonly hubUrl: string;
  /** How often it asks for jobs by itself once it has a key, in milliseconds; null for never. */
  readonly pollEveryMs: number | null;
  /** How long its staff take to approve a key, in milliseconds; a round that somebody asks for approves at once. */
  readonly approvalMs: number;
}

const SLOW_MS = 1500;
const APPLICATIONS_KEPT = 50;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** Behaves like JOIN towards the hub: connects, follows the job list, reports placements, hands applications over. */
export class JoinPartner {
  fault: JoinFault = 'none';
  private status: JoinStatus = 'none';
  private reason: RepairReason | null = null;
  private key: string | null = null;
  private keyEnteredAt = 0;
  private connectionId: string | null = null;
  private organisation: string | null = null;
  private lastPollAt: string | null = null;
  private problem: string | null = null;
  private postingsReported = false;
  private position: FeedPosition | null = null;
  private jobs = new JoinJobs();
  private readonly sent: SentApplication[] = [];
  private timer: NodeJS.Timeout | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly settings: JoinSettings) {}

  state(): JoinState {
    const { status, reason, key, organisation, lastPollAt, problem, jobs, sent, fault } = this;
    return {
      state: status,
      reason,
      keyLast4: key?.slice(-4) ?? null,
      organisation,
      lastPollAt,
      problem,
      jobs: { live: [...jobs.live.values()], archived: [...jobs.archived.values()] },
      applications: sent.toReversed(),
      fault,
    };
  }

  /** Takes a key in and says hello with it. */
  enterKey(key: string): Promise<JoinState> {
    return this.inTurn(async () => {
      Object.assign(this, { key, keyEnteredAt: Date.now(), status: 'pending', reason: null });
      this.postingsReported = false;
      await this.round(key, async (andock) => {
        await this.hello(andock);
        await this.call('PUT /v1/connection/status', andock.reportStatus({ body: { state: 'pending' } }));
      });
      const { pollEveryMs } = this.settings;
      if (pollEveryMs !== null) this.timer ??= setInterval(() => this.pollInTime(), pollEveryMs).unref();
    });
  }

  /** One round, asked for by somebody: is the key good, which jobs are there, what has to be reported. */
  poll(): Promise<JoinState> {
    return this.inTurn(async () => {
      this.keyEnteredAt = Number.NEGATIVE_INFINITY;
      await this.pollOnce();
    });
  }

  /** Hands an application over; null while there is no key. */
  async apply(application: JoinApplication): Promise<SentApplication | null> {
    if (this.key === null) return null;
    const sent = await sendApplication(this.andock(this.key), application, this.fault);
    this.sent.push(sent);
    if (this.sent.length > APPLICATIONS_KEPT) this.sent.shift();
    return sent;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.key = null;
  }

  private pollInTime(): void {
    if (this.waiting === 0) void this.inTurn(() => this.pollOnce());
  }

  private async inTurn(work: () => Promise<void>): Promise<JoinState> {
    this.waiting += 1;
    const done = this.turn.then(work).finally(() => (this.waiting -= 1));
    this.turn = done.catch(() => undefined);
    await done;
    return this.state();
  }

  private async pollOnce(): Promise<void> {
    const { key } = this;
    if (key === null) return;
    this.lastPollAt = new Date().toISOString();
    await this.round(key, async (andock) => {
      await this.hello(andock);
      const approved = Date.now() - this.keyEnteredAt >= this.settings.approvalMs;
      if (this.status === 'pending' && !approved) return;
      await this.followJobs(andock);
      if (this.status !== 'connected') {
        await this.call('PUT /v1/connection/status', andock.reportStatus({ body: { state: 'connected' } }));
        Object.assign(this, { status: 'connected', reason: null });
      }
      await this.reportPostings(andock);
      for (const job of this.jobs.unreported) await this.reportJob(andock, job);
    });
  }

  private andock(key: string): Andock {
    const given = this.fault === 'wrong-key' ? `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}` : key;
    const retries = { attempts: 3, longestPauseMs: 5000 };
    return new Andock({ url: this.settings.hubUrl, key: given, retries });
  }

  /** What goes wrong ends the round and is shown; nothing that JOIN has is touched by it. */
  private async round(key: string, work: (andock: Andock) => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      if (this.fault === 'slow') await setTimeout(SLOW_MS);
      await work(this.andock(key));
    } catch (error) {
      this.problem ??= error instanceof Error ? error.message : String(error);
    }
  }

  private async call<T>(name: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      const isProblem = error instanceof ProblemError;
      const what = isProblem
        ? `${error.status} ${error.code}`
        : error instanceof NoAnswer
          ? 'no answer'
          : 'unreadable';
      this.problem = `${name}: ${what}`;
      if (isProblem && error.status === UNAUTHORIZED) this.repair('key_refused');
      if (isProblem && error.status === FORBIDDEN) this.repair('right_missing');
      throw error;
    }
  }

  private repair(reason: RepairReason): void {
    this.status = 'repair';
    this.reason = reason;
  }

  /** A key of another customer starts from nothing. */
  private async hello(andock: Andock): Promise<void> {
    const { data } = await this.call('GET /v1/connection', andock.getConnection());
    if (data.id !== this.connectionId) {
      Object.assign(this, { connectionId: data.id, position: null, jobs: new JoinJobs() });
    }
    this.organisation = data.organisation?.name ?? null;
  }

  private async followJobs(andock: Andock): Promise<void> {
    if (this.fault === 'stale-cursor') await this.call('GET /v1/jobs', readWithStaleCursor(andock));
    const feed = new JobFeed(andock, this.position);
    const news = await this.call('GET /v1/jobs', allOf(feed));
    if (this.position === null)
      this.jobs.replace(news.filter((job): job is PublishedJob => !('removed' in job)));
    else this.jobs.follow(news);
    this.position = feed.position;
  }

  private async reportPostings(andock: Andock): Promise<void> {
    if (this.postingsReported) return;
    const postings = this.jobs.byHand.map(({ id, title }) => ({ externalId: id, title, state: 'archived' }));
    await this.call('PUT /v1/connection/postings', andock.reportPostings({ body: { postings } }));
    this.postingsReported = true;
  }

  /** Reports until the hub has taken it; a job that was switched off meanwhile may be unknown there. */
  private async reportJob(andock: Andock, job: JoinJob): Promise<void> {
    const state = this.jobs.live.has(job.id) ? 'live' : 'archived';
    const report = andock
      .reportPublication({ path: { id: job.id }, body: { state, boards: [...job.boards] } })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError) || error.status !== NOT_FOUND) throw error;
      });
    await this.call('PUT /v1/jobs/{id}/publication', report);
    job.reported = true;
  }
}

/** All news or none: what a read that breaks off has brought says nothing yet. */
async function allOf(feed: JobFeed): Promise<(PublishedJob | RemovedJob)[]> {
  const news = [];
  for await (const job of feed.news()) news.push(job);
  return news;
}
