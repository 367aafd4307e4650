import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CredentialVault } from '../connections/public/credential-vault.js';
import type { Reason } from '../connections/public/reasons.js';
import { DeliveryRoute, type Destination, type Way } from '../deliveries/public/delivery-route.js';
import { runSql } from '../platform/database/run-sql.js';
import { OPERATOR_ATS } from './operator-ats-name.js';
import { type ConnectedTarget, OperatorAtsSecret } from './operator-ats-secret.js';

const CALLS_PER_MINUTE = 6_000;

interface Row {
  readonly state: string;
  readonly version: number | null;
  readonly company: string | null;
}

interface JobRow {
  readonly externalId: string | null;
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

/** Every job's applications end in the one own ATS; it knows the job by our id and by the organisation's own. */
@Injectable()
export class OperatorAtsRoute extends DeliveryRoute {
  override readonly partner = OPERATOR_ATS;
  override readonly callsPerMinute = CALLS_PER_MINUTE;
  override readonly plannedWhileOff = false;

  constructor(
    private readonly em: EntityManager,
    private readonly vault: CredentialVault,
  ) {
    super();
  }

  override async destination(
    em: EntityManager,
    { connectionId, organisationId, jobId }: Way,
  ): Promise<Destination | Reason> {
    const [row] = await runSql<Row>(
      em,
      `select connection.state, credential.version, credential.company
       from connection
       left join credential on credential.connection_id = connection.id and credential.state = 'current'
       where connection.id = $1 and connection.organisation_id = $2`,
      [connectionId, organisationId],
    );
    if (row?.state !== 'connected' || row.version === null || row.company === null)
      return 'connection_not_ready';
    return { company: row.company, position: jobId, credentialVersion: row.version };
  }

  override async credentials(
    { connectionId, organisationId, jobId }: Way,
    { credentialVersion }: Destination,
  ): Promise<ConnectedTarget> {
    const credential = await this.vault.version({ id: connectionId, organisationId }, credentialVersion);
    const [job] = await runSql<JobRow>(
      this.em.fork(),
      `select external_id as "externalId", title, questions from job where id = $1 and organisation_id = $2`,
      [jobId, organisationId],
    );
    if (!credential || !job) throw new Error(`Connection ${connectionId} has lost its credentials or job.`);
    const { externalId, title } = job;
    const questions = Object.fromEntries(job.questions.map(({ id, text }) => [id, text]));
    const secret = OperatorAtsSecret.parse(credential.secret);
    return { ...secret, connectionId, job: { id: jobId, externalId, title, questions } };
  }
}
