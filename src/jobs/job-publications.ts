import { Injectable } from '@nestjs/common';
import type { Recorded } from '../audit/audit-log.js';
import { Connection } from '../connections/public/connection.entity.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Job } from './public/job.entity.js';
import { Publication } from './publication.entity.js';

/** Keeps a job's publications in step with the job. */
@Injectable()
export class JobPublications {
  constructor(private readonly clock: Clock) {}

  /** Shows or hides the job everywhere, as its status now says; answers with the switches that this turned off. */
  async follow(tx: Tx, job: Job): Promise<Recorded[]> {
    const on = await tx.find(Publication, { jobId: job.id, enabled: true });
    for (const publication of on) publication.follow(job, this.clock.now());
    const off = on.filter(({ enabled }) => !enabled);
    const connections = await tx.find(Connection, {
      id: { $in: off.map(({ connectionId }) => connectionId) },
    });
    return off.map(({ id, connectionId }) => ({
      action: 'publication.switched',
      targetId: id,
      facts: {
        jobId: job.id,
        partner: connections.find((connection) => connection.id === connectionId)?.partner ?? '',
        enabled: false,
      },
    }));
  }
}
