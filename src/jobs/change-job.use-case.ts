import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { refusalOf } from './create-job.use-case.js';
import { lockExternalId } from './external-id-lock.js';
import { JobPublications } from './publications/job-publications.js';
import { JobChangedMeanwhile, JobNotFound } from './jobs.errors.js';
import { Job, type JobChanges } from './public/job.entity.js';

@Injectable()
export class ChangeJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly publications: JobPublications,
  ) {}

  /**
   * Changes what is different; a closed job is unpublished everywhere. Refuses with `JobNotFound`, `ExternalIdTaken`,
   * and `JobChangedMeanwhile` when a version is expected and the job has another one.
   */
  async run(by: Actor, jobId: string, changes: JobChanges, expectedVersion: number | null): Promise<void> {
    const organisationId = organisationOf(by);
    await this.transactions.run(async (tx) => {
      if (changes.externalId != null) await lockExternalId(tx, organisationId, changes.externalId);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const job = await tx.findOne(Job, { id: jobId, organisationId }, { lockMode });
      if (!job) throw new JobNotFound();
      if (expectedVersion !== null && job.version !== expectedVersion) throw new JobChangedMeanwhile();
      await this.within(tx, by, job, changes);
    });
  }

  /** The same for a job that is locked by this transaction; `eventOf` says as what it is recorded. */
  async within(tx: Tx, by: Actor, job: Job, changes: JobChanges, eventOf = changed): Promise<void> {
    const fields = job.change(changes);
    if (fields.length === 0) return this.audit.unchanged(by);
    const switchedOff = fields.some((field) => field === 'status' || field === 'validThrough')
      ? await this.publications.follow(tx, job)
      : [];
    await tx.flush().catch((error: unknown) => {
      throw refusalOf(error);
    });
    await this.audit.recordAll(tx, by, [eventOf(job, fields), ...switchedOff]);
  }
}

const changed = ({ id, version }: Job, fields: string[]): Recorded => ({
  action: 'job.changed',
  targetId: id,
  facts: { fields, version },
});
