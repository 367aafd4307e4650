import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { JobPublications } from '../publications/job-publications.js';
import { Job } from '../public/job.entity.js';

const MOST_AT_ONCE = 1000;

interface Row {
  readonly id: string;
  readonly organisationId: string;
}

const EXPIRED = `
  select job.id, job.organisation_id as "organisationId" from job
  where valid_through < ($1::timestamptz at time zone 'utc')::date
    and exists (select 1 from publication where publication.job_id = job.id and enabled)
  order by job.id limit ${MOST_AT_ONCE}`;

/** Takes jobs down whose last day is over. */
@Injectable()
export class ExpiredJobsCheck extends Check {
  readonly name = 'jobs.expired';
  readonly everySeconds = 900;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly publications: JobPublications,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    const rows = await runSql<Row>(this.em.fork(), EXPIRED, [now]);
    for (const { id, organisationId } of rows) {
      if (signal.aborted) break;
      await this.transactions.run(async (tx) => {
        const job = await tx.findOneOrFail(Job, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        const happened = await this.publications.follow(tx, job);
        await tx.flush();
        if (happened.length > 0) await this.audit.recordAll(tx, system('jobs', organisationId), happened);
      });
    }
    return { lookedAt: rows.length, found: rows.length };
  }
}
