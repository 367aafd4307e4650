import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { violatedConstraint } from '../platform/database/database-errors.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockExternalId } from './external-id-lock.js';
import { ExternalIdTaken } from './jobs.errors.js';
import { Job, type JobDetails } from './public/job.entity.js';

@Injectable()
export class CreateJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Answers with the job's id. Refuses with `ExternalIdTaken`. */
  async run(by: Actor, details: JobDetails): Promise<string> {
    const organisationId = organisationOf(by);
    const ownerId = by.kind === 'member' ? by.id : null;
    const id = uuidv7();
    const { externalId, status } = details;
    await this.transactions.run(async (tx) => {
      if (externalId !== null) await lockExternalId(tx, organisationId, externalId);
      tx.persist(Job.from({ id, organisationId, ownerId, createdAt: this.clock.now() }, details));
      await tx.flush().catch((error: unknown) => {
        throw refusalOf(error);
      });
      await this.audit.record(tx, by, 'job.created', id, { externalId, status });
    });
    return id;
  }
}

/** What a constraint of the table means to the caller. */
export function refusalOf(error: unknown): unknown {
  return violatedConstraint(error) === 'job_external_id_once' ? new ExternalIdTaken() : error;
}
