import { isDeepStrictEqual } from 'node:util';
import { defineEntity, p } from '@mikro-orm/core';
import type { Job } from '../public/job.entity.js';
import type { PublicationState } from '../public/publication-states.js';

/** A place where the partner shows the job. */
export interface Board {
  readonly name: string;
  readonly state: string;
  readonly url?: string | undefined;
}

/** What the partner says became of a publication. */
export interface PublicationReport {
  readonly state: PublicationState;
  readonly message: string | null;
  readonly boards: readonly Board[];
}

const PublicationSchema = defineEntity({
  name: 'Publication',
  tableName: 'publication',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    jobId: p.uuid(),
    connectionId: p.uuid(),
    enabled: p.boolean(),
    partnerState: p.string().$type<PublicationState>().nullable(),
    partnerMessage: p.text().nullable(),
    boards: p.json<readonly Board[]>(),
    reportedAt: p.datetime().nullable(),
    firstPublishedAt: p.datetime().nullable(),
    unpublishedAt: p.datetime().nullable(),
  },
});

const NOTHING_REPORTED = { partnerState: null, partnerMessage: null, boards: [], reportedAt: null };

/** One job × one connection: the switch, since when the partner sees the job, and what the partner says about it. */
export class Publication extends PublicationSchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly jobId: string;
  declare readonly connectionId: string;
  declare readonly enabled: boolean;
  declare readonly partnerState: PublicationState | null;
  declare readonly partnerMessage: string | null;
  declare readonly boards: readonly Board[];
  declare readonly reportedAt: Date | null;
  /** When the partner could see the job for the first time; null as long as it never could. */
  declare readonly firstPublishedAt: Date | null;
  /** When the partner could last see the job; null while it can. */
  declare readonly unpublishedAt: Date | null;

  static off(id: string, job: Job, connectionId: string): Publication {
    return Object.assign(new Publication(), {
      id,
      organisationId: job.organisationId,
      jobId: job.id,
      connectionId,
      enabled: false,
      ...NOTHING_REPORTED,
      firstPublishedAt: null,
      unpublishedAt: null,
    });
  }

  /** Whether the partner sees the job now. */
  isSeen(): boolean {
    return this.firstPublishedAt !== null && this.unpublishedAt === null;
  }

  /** Turns the switch; tells whether it stood otherwise. A job that is not open is not seen before it opens. */
  switchTo(enabled: boolean, job: Job, now: Date): boolean {
    if (this.enabled === enabled) return false;
    Object.assign(this, { enabled });
    this.follow(job, now);
    return true;
  }

  /** Shows the job while the switch is on and the job open. A closed or expired job turns the switch off. */
  follow(job: Job, now: Date): void {
    const enabled = this.enabled && job.status !== 'closed' && !job.isExpired(now);
    const isSeen = enabled && job.isOpen();
    const wasSeen = this.isSeen();
    Object.assign(this, { enabled });
    if (isSeen && !wasSeen) this.show(now);
    else if (wasSeen && !isSeen) Object.assign(this, { unpublishedAt: now });
  }

  /** That the partner took it down before says nothing of what it does with it from now on. */
  private show(now: Date): void {
    Object.assign(this, { firstPublishedAt: this.firstPublishedAt ?? now, unpublishedAt: null });
    if (this.partnerState === 'archived') Object.assign(this, NOTHING_REPORTED);
  }

  /** Takes over what the partner says; tells whether that is news. */
  report({ state, message, boards }: PublicationReport, now: Date): boolean {
    const known = [this.partnerState, this.partnerMessage, this.boards];
    if (isDeepStrictEqual(known, [state, message, boards])) return false;
    Object.assign(this, { partnerState: state, partnerMessage: message, boards, reportedAt: now });
    return true;
  }
}
PublicationSchema.setClass(Publication);
