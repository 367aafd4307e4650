import { LockMode } from '@mikro-orm/postgresql';
import { HttpStatus, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { AtsMappings } from './ats-mappings.js';
import { ChangeJob } from './change-job.use-case.js';
import { lockExternalId } from './external-id-lock.js';
import { JobNotFound } from './jobs.errors.js';
import type { JobFromOwnSystem } from './jobs.schemas.js';
import { Job, type JobDetails } from './public/job.entity.js';

/** Where a job of the organisation's own system stands now. */
export interface PutJobResult {
  readonly id: string;
  readonly created: boolean;
}

/** Keeps the jobs of an organisation in step with its own system, by that system's id; doing it twice changes nothing. */
@Injectable()
export class PutJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly changeJob: ChangeJob,
    private readonly mappings: AtsMappings,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Saves the job with its links, or nothing. Refuses with `RequestInvalid` and `ConnectionNotFound`. */
  async run(by: Actor, externalId: string, { ats, ...details }: JobFromOwnSystem): Promise<PutJobResult> {
    const links = await this.mappings.prepare(by, ats);
    return this.transactions.run(async (tx) => {
      const known = await this.find(tx, organisationOf(by), externalId);
      if (known) await this.changeJob.within(tx, by, known, details, synchronised);
      const id = known?.id ?? (await this.create(tx, by, { ...details, externalId }));
      for (const link of links) await link(tx, id);
      return { id, created: !known };
    });
  }

  /** Refuses with `JobNotFound`. */
  async close(by: Actor, externalId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const known = await this.find(tx, organisationOf(by), externalId);
      if (!known) throw new JobNotFound();
      await this.changeJob.within(tx, by, known, { status: 'closed' });
    });
  }

  private async create(tx: Tx, by: Actor, details: JobDetails): Promise<string> {
    by.call?.noteStatus(HttpStatus.CREATED);
    const of = {
      id: uuidv7(),
      organisationId: organisationOf(by),
      ownerId: null,
      createdAt: this.clock.now(),
    };
    const job = Job.from(of, details);
    tx.persist(job);
    await tx.flush();
    await this.audit.recordAll(tx, by, [synchronised(job, Object.keys(details))]);
    return job.id;
  }

  private async find(tx: Tx, organisationId: string, externalId: string): Promise<Job | null> {
    await lockExternalId(tx, organisationId, externalId);
    return tx.findOne(Job, { organisationId, externalId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }
}

const synchronised = ({ id, externalId, version }: Job, fields: string[]): Recorded => ({
  action: 'job.synchronised',
  targetId: id,
  facts: { externalId, created: version === 1, fields, version },
});
