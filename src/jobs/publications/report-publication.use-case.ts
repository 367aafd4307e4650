import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { JobNotPublished } from '../jobs.errors.js';
import { Publication, type PublicationReport } from './publication.entity.js';
import { SwitchOffProgress } from './switch-off-progress.js';
import type { ReportedPublication } from '../feed/v1-jobs.schemas.js';

@Injectable()
export class ReportPublication {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly switchOff: SwitchOffProgress,
  ) {}

  /** Takes what a partner says about a job that it has ever seen; else refuses with `JobNotPublished`. */
  async run(by: Actor, jobId: string, report: PublicationReport): Promise<ReportedPublication> {
    const { connectionId } = by;
    if (connectionId === null) throw new JobNotPublished();
    return this.transactions.run(async (tx) => {
      const seen = { jobId, connectionId, firstPublishedAt: { $ne: null } };
      const publication = await tx.findOne(Publication, seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!publication) throw new JobNotPublished();
      if (publication.report(report, this.clock.now())) {
        const facts = { jobId, state: report.state, boards: report.boards.map(({ name }) => name) };
        await this.audit.record(tx, by, 'publication.reported', publication.id, facts);
      } else {
        this.audit.unchanged(by);
      }
      if (report.state === 'archived')
        await this.switchOff.follow(tx, system('jobs', by.organisationId), connectionId);
      return {
        jobId,
        ...report,
        boards: [...report.boards],
        reportedAt: publication.reportedAt?.toISOString() ?? null,
      };
    });
  }
}
