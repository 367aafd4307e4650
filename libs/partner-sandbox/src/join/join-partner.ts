import { isRecord } from '../router.js';
import { HubClient, type HubAnswer } from './hub-client.js';
import { sendApplication, type JoinApplication, type SentApplication } from './join-application.js';
import { JoinJobs, type JoinJob } from './join-jobs.js';
import { listJobs } from './job-list.js';

/** What JOIN's overview shows. */
export type JoinStatus = 'none' | 'pending' | 'connected' | 'repair';

/** JOIN's side of the integration at this moment. */
export interface JoinState {
  readonly state: JoinStatus;
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
}

const POLL_EVERY_MS = 5000;
const APPLICATIONS_KEPT = 50;

/** Behaves like JOIN towards the hub: connects, follows the job list, reports placements, hands applications over. */
export class JoinPartner {
  private status: JoinStatus = 'none';
  private hub: HubClient | null = null;
  private keyLast4: string | null = null;
  private organisation: string | null = null;
  private lastPollAt: string | null = null;
  private problem: string | null = null;
  private postingsReported = false;
  private readonly jobs = new JoinJobs();
  private readonly sent: SentApplication[] = [];
  private timer: NodeJS.Timeout | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly hubUrl: string,
    private readonly autoPoll: boolean,
  ) {}

  state(): JoinState {
    const { status, keyLast4, organisation, lastPollAt, problem, jobs, sent } = this;
    const lists = { live: [...jobs.live.values()], archived: [...jobs.archived.values()] };
    return {
      state: status,
      keyLast4,
      organisation,
      lastPollAt,
      problem,
      jobs: lists,
      applications: sent.toReversed(),
    };
  }

  /** Takes a key in and says hello with it. */
  enterKey(key: string): Promise<JoinState> {
    return this.inTurn(async () => {
      this.hub = new HubClient(this.hubUrl, key);
      this.keyLast4 = key.slice(-4);
      this.status = 'pending';
      this.problem = null;
      this.postingsReported = false;
      if (await this.hello(this.hub)) await this.report(this.hub, 'pending');
      if (this.autoPoll) this.timer ??= setInterval(() => void this.poll(), POLL_EVERY_MS).unref();
    });
  }

  /** One round: is the key good, which jobs are there, what has to be reported. */
  poll(): Promise<JoinState> {
    return this.inTurn(async () => {
      if (this.hub === null) return;
      this.problem = null;
      this.lastPollAt = new Date().toISOString();
      if (await this.hello(this.hub)) await this.followJobs(this.hub);
    });
  }

  /** Hands an application over; null while there is no key. */
  async apply(application: JoinApplication): Promise<SentApplication | null> {
    if (this.hub === null) return null;
    const sent = await sendApplication(this.hub, application);
    this.sent.push(sent);
    if (this.sent.length > APPLICATIONS_KEPT) this.sent.shift();
    return sent;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.hub = null;
  }

  private async inTurn(work: () => Promise<void>): Promise<JoinState> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    await done;
    return this.state();
  }

  private async hello(hub: HubClient): Promise<boolean> {
    const answer = await hub.get('/v1/connection');
    if (!this.isGood('GET /v1/connection', answer)) return false;
    const organisation = isRecord(answer.body) ? answer.body.organisation : null;
    this.organisation =
      isRecord(organisation) && typeof organisation.name === 'string' ? organisation.name : null;
    return true;
  }

  private async followJobs(hub: HubClient): Promise<void> {
    const listed = await listJobs(hub);
    if ('status' in listed) return void this.isGood('GET /v1/jobs', { ...listed, body: null });
    this.jobs.follow(listed);
    if (this.status !== 'connected' && (await this.report(hub, 'connected'))) this.status = 'connected';
    await this.reportPostings(hub);
    for (const job of this.jobs.live.values()) {
      await this.reportJob(hub, job, 'live', listed.find(({ id }) => id === job.id)?.updatedAt ?? '');
    }
    for (const job of this.jobs.archived.values()) {
      if (!job.byHand) await this.reportJob(hub, job, 'archived', 'archived');
    }
  }

  private async report(hub: HubClient, state: 'pending' | 'connected'): Promise<boolean> {
    return this.isGood('PUT /v1/connection/status', await hub.put('/v1/connection/status', { state }));
  }

  /** A hub may lack this call; then there is nobody to tell. */
  private async reportPostings(hub: HubClient): Promise<void> {
    if (this.postingsReported) return;
    const postings = this.jobs.byHand.map(({ id, title }) => ({ externalId: id, title, state: 'archived' }));
    const answer = await hub.put('/v1/connection/postings', { postings });
    const isLacking = answer.status === 404 || answer.status === 405;
    this.postingsReported = isLacking || this.isGood('PUT /v1/connection/postings', answer);
  }

  /** Reports until the hub has taken it; a job that was switched off may be unknown there by then. */
  private async reportJob(
    hub: HubClient,
    job: JoinJob,
    state: 'live' | 'archived',
    version: string,
  ): Promise<void> {
    if (job.reported === version) return;
    const answer = await hub.put(`/v1/jobs/${encodeURIComponent(job.id)}/publication`, {
      state,
      boards: job.boards,
    });
    const isGone = state === 'archived' && answer.status === 404;
    if (isGone || this.isGood('PUT /v1/jobs/{id}/publication', answer)) job.reported = version;
  }

  private isGood(call: string, { status }: HubAnswer): boolean {
    if (status >= 200 && status < 300) return true;
    this.problem = `${call}: ${status === 0 ? 'no answer' : status}`;
    if (status === 401) this.status = 'repair';
    return false;
  }
}
