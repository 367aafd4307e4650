import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Connection } from '../../connections/public/connection.entity.js';
import { Connections } from '../../connections/public/connections.js';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { Clock } from '../../platform/database/clock.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { JobExpired, JobNotFound, PartnerNotActive, PartnerTakesNoJobs } from '../jobs.errors.js';
import { Job } from '../public/job.entity.js';
import { Publication } from './publication.entity.js';
import { whatIsSeen } from './what-is-seen.js';

@Injectable()
export class SwitchPublication {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly clock: Clock,
  ) {}

  /**
   * Turns the switch of a job for a connection, named by its id or its partner; answers with the connection's id.
   * Refuses with `JobNotFound`, `ConnectionNotFound`, `PartnerTakesNoJobs`, `PartnerNotActive` and `JobExpired`.
   */
  run(by: Actor, jobId: string, partnerOrId: string, enabled: boolean): Promise<string> {
    const organisationId = organisationOf(by);
    return this.transactions.run(async (tx) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const job = await tx.findOne(Job, { id: jobId, organisationId }, { lockMode });
      if (!job) throw new JobNotFound();
      const connection = await this.connections.lock(tx, organisationId, partnerOrId);
      if (this.partners.of(connection.partner)?.direction !== 'inbound') throw new PartnerTakesNoJobs();
      if (connection.state === 'off' || connection.state === 'requested') throw new PartnerNotActive();
      if (enabled && job.isExpired(this.clock.now())) throw new JobExpired();
      await this.switch(tx, by, job, connection, enabled);
      return connection.id;
    });
  }

  private async switch(
    tx: Tx,
    by: Actor,
    job: Job,
    { id: connectionId, partner }: Connection,
    enabled: boolean,
  ) {
    const known = await tx.findOne(Publication, { jobId: job.id, connectionId });
    const publication = known ?? Publication.off(uuidv7(), job, connectionId);
    const seen = publication.isSeen();
    if (!publication.switchTo(enabled, job, this.clock.now())) return this.audit.unchanged(by);
    tx.persist(publication);
    const facts = { jobId: job.id, partner, enabled };
    await this.audit.recordAll(tx, by, [
      { action: 'publication.switched', targetId: publication.id, facts },
      ...whatIsSeen(publication, partner, seen),
    ]);
  }
}
