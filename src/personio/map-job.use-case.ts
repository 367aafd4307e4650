import { parseJobReference } from '@andock/personio-client';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { HeldDeliveries } from '../deliveries/public/held-deliveries.js';
import { JobLookup } from '../jobs/public/job-lookup.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { CredentialVault } from './credential-vault.js';
import { personioOnly } from './enter-credentials.use-case.js';
import { PERSONIO } from './personio-name.js';
import { jobProblem } from './read-credentials.js';
import type { Verdict } from './verdicts.js';
import { VerificationLadder } from './verification-ladder.js';

/** A job of ours and its position in Personio. */
export interface MappedJob {
  readonly positionId: string;
  readonly host: string | null;
  /** What the career site says about the position. A job may be linked before it is published there. */
  readonly verdict: Verdict;
}

/** Links a job to its position in Personio, and lets the deliveries go that waited for it. */
@Injectable()
export class MapJob {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly jobs: JobLookup,
    private readonly vault: CredentialVault,
    private readonly ladder: VerificationLadder,
    private readonly held: HeldDeliveries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, jobId: string, entered: string, partnerOrId: string = PERSONIO): Promise<MappedJob> {
    const organisationId = organisationOf(by);
    const em = this.em.fork();
    await this.jobs.ofOrganisation(em, organisationId, jobId);
    const connection = personioOnly(await this.connections.find(em, organisationId, partnerOrId));
    const reference = parseJobReference(entered);
    if ('problem' in reference) throw new RequestInvalid([jobProblem(entered, reference.problem)]);
    const { positionId } = reference;
    const host = reference.host ?? (await this.vault.newest(connection))?.secret.host ?? null;
    const verdict = await this.ladder.job(positionId, host);
    await this.transactions.run(async (tx) => {
      await runSql(
        tx,
        `insert into personio_job (job_id, connection_id, organisation_id, position_id, host, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (job_id, connection_id) do update set position_id = excluded.position_id, host = excluded.host`,
        [jobId, connection.id, organisationId, positionId, host, this.clock.now()],
      );
      await this.audit.record(tx, by, 'job.mapped', jobId, { partner: PERSONIO, positionId });
      await this.held.release(tx, by, { connectionId: connection.id, reason: 'job_not_mapped', jobId });
    });
    return { positionId, host, verdict };
  }
}
