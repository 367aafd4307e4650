import type { PublishedJob, RemovedJob } from '@andock/client';

/** Where JOIN placed a job. */
export interface Placement {
  /** `LinkedIn`, `XING`. */
  readonly name: string;
  readonly state: 'live' | 'archived';
  readonly url: string;
}

/** The facts of a job that an ad shows. */
export interface JoinAd extends Pick<PublishedJob, 'employmentType' | 'salary'> {
  /** `Wien, AT` */
  readonly towns: readonly string[];
}

/** A job in JOIN. */
export interface JoinJob {
  /** The hub's id, or JOIN's own for a posting made by hand. */
  readonly id: string;
  readonly title: string;
  /** What an ad shows; null for a posting made by hand. */
  readonly ad: JoinAd | null;
  readonly byHand: boolean;
  readonly boards: readonly Placement[];
  /** Whether the hub has taken the report of this state. */
  reported: boolean;
}

const BY_HAND: readonly [id: string, title: string][] = [
  ['join-880101', 'Filialleitung (m/w/d)'],
  ['join-880102', 'Kellner:in Teilzeit'],
];

/** Jobs in JOIN: live ones, and archived ones such as those that were posted by hand before the integration. */
export class JoinJobs {
  readonly live = new Map<string, JoinJob>();
  readonly archived = new Map<string, JoinJob>(
    BY_HAND.map(([id, title]) => [id, { id, title, ad: null, byHand: true, boards: [], reported: true }]),
  );

  get byHand(): JoinJob[] {
    return [...this.archived.values()].filter((job) => job.byHand);
  }

  /** The jobs whose state the hub has not taken yet. */
  get unreported(): JoinJob[] {
    return [...this.live.values(), ...this.archived.values()].filter(({ reported }) => !reported);
  }

  /** Makes the live jobs those of a whole list. An empty one archives nothing: more likely the list is wrong. */
  replace(list: readonly PublishedJob[]): void {
    const ids = new Set(list.map(({ id }) => id));
    if (ids.size > 0) for (const [id, job] of this.live) if (!ids.has(id)) this.archive(job);
    for (const job of list) this.publish(job);
  }

  /** Takes changes over. */
  follow(changes: readonly (PublishedJob | RemovedJob)[]): void {
    for (const change of changes) {
      if (!('removed' in change)) this.publish(change);
      else {
        const job = this.live.get(change.id);
        if (job) this.archive(job);
      }
    }
  }

  private publish(job: PublishedJob): void {
    const { id, title } = job;
    this.archived.delete(id);
    this.live.set(id, {
      id,
      title,
      ad: adOf(job),
      byHand: false,
      boards: placements(id, 'live'),
      reported: false,
    });
  }

  private archive(job: JoinJob): void {
    this.live.delete(job.id);
    this.archived.set(job.id, { ...job, boards: placements(job.id, 'archived'), reported: false });
  }
}

function adOf({ locations, employmentType, salary }: PublishedJob): JoinAd {
  const towns = locations.map(({ city, country }) => `${city}, ${country}`);
  return { towns, employmentType, salary: salary?.shown === true ? salary : null };
}

function placements(id: string, state: 'live' | 'archived'): Placement[] {
  const slug = encodeURIComponent(id);
  return [
    { name: 'LinkedIn', state, url: `https://www.linkedin.com/jobs/view/${slug}` },
    { name: 'XING', state, url: `https://www.xing.com/jobs/${slug}` },
  ];
}
