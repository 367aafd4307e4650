import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Recorded } from '../../audit/audit-log.js';
import { Connection } from '../../connections/public/connection.entity.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Job } from '../public/job.entity.js';
import { Publication } from './publication.entity.js';
import { whatIsSeen } from './what-is-seen.js';

/** Keeps a job's publications in step with the job. */
@Injectable()
export class JobPublications {
  constructor(private readonly clock: Clock) {}

  /** Shows or hides the job everywhere, as its status now says; answers with what this changed. */
  async follow(tx: Tx, job: Job): Promise<Recorded[]> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const on = await tx.find(Publication, { jobId: job.id, enabled: true }, { lockMode });
    const seen = new Set(on.filter((publication) => publication.isSeen()));
    for (const publication of on) publication.follow(job, this.clock.now());
    const connections = await tx.find(Connection, {
      id: { $in: on.map(({ connectionId }) => connectionId) },
    });
    return on.flatMap((publication): Recorded[] => {
      const partner = connections.find(({ id }) => id === publication.connectionId)?.partner ?? '';
      const facts = { jobId: job.id, partner, enabled: false };
      return [
        ...(publication.enabled
          ? []
          : [{ action: 'publication.switched' as const, targetId: publication.id, facts }]),
        ...whatIsSeen(publication, partner, seen.has(publication)),
      ];
    });
  }
}
