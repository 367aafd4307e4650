/** Where JOIN placed a job. */
export interface Placement {
  /** `LinkedIn`, `XING`. */
  readonly name: string;
  readonly state: 'live' | 'archived';
  readonly url: string;
}

/** A job in JOIN. */
export interface JoinJob {
  /** The hub's id, or JOIN's own for a posting made by hand. */
  readonly id: string;
  readonly title: string;
  readonly byHand: boolean;
  readonly boards: readonly Placement[];
  /** The hub's `updatedAt` that JOIN has reported; null until the hub has taken the report. */
  reported: string | null;
}

/** A job as the hub lists it. */
export interface ListedJob {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
}

const BY_HAND: readonly [id: string, title: string][] = [
  ['join-880101', 'Filialleitung (m/w/d)'],
  ['join-880102', 'Kellner:in Teilzeit'],
];

/** Jobs in JOIN: live ones, and archived ones such as those that were posted by hand before the integration. */
export class JoinJobs {
  readonly live = new Map<string, JoinJob>();
  readonly archived = new Map<string, JoinJob>(
    BY_HAND.map(([id, title]) => [id, { id, title, byHand: true, boards: [], reported: null }]),
  );

  get byHand(): JoinJob[] {
    return [...this.archived.values()].filter((job) => job.byHand);
  }

  /** Makes the live jobs those of a complete list, and tells which of them and of the archived ones to report. */
  follow(listed: readonly ListedJob[]): void {
    const ids = new Set(listed.map(({ id }) => id));
    for (const [id, job] of this.live) if (!ids.has(id)) this.archive(job);
    for (const job of listed) this.publish(job);
  }

  private publish({ id, title, updatedAt }: ListedJob): void {
    this.archived.delete(id);
    const known = this.live.get(id);
    const reported = known?.reported === updatedAt ? updatedAt : null;
    this.live.set(id, { id, title, byHand: false, boards: placements(id, 'live'), reported });
  }

  private archive(job: JoinJob): void {
    this.live.delete(job.id);
    this.archived.set(job.id, { ...job, boards: placements(job.id, 'archived'), reported: null });
  }
}

function placements(id: string, state: 'live' | 'archived'): Placement[] {
  const slug = encodeURIComponent(id);
  return [
    { name: 'LinkedIn', state, url: `https://www.linkedin.com/jobs/view/${slug}` },
    { name: 'XING', state, url: `https://www.xing.com/jobs/${slug}` },
  ];
}
