import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Reason } from '../connections/public/reasons.js';
import { DeliveryRoute, type Destination, type Way } from '../deliveries/public/delivery-route.js';
import { Config } from '../platform/config/config.js';
import { runSql } from '../platform/database/run-sql.js';
import { CredentialVault } from '../connections/public/credential-vault.js';
import { type FieldMapping, NO_MAPPING } from './fields/field-mapping.js';
import { CredentialsGone } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';
import { type DeliveryCredentials, PersonioSecret } from './personio-secret.js';

interface Row {
  readonly state: string;
  readonly version: number | null;
  readonly company: string | null;
  readonly positionId: string | null;
}

interface Chosen {
  readonly fields: FieldMapping | null;
  readonly questions: Readonly<Record<string, string>> | null;
}

const CHOSEN = `
  select (select json_build_object('answers', answers, 'channels', channels, 'tags', tags)
            from personio_fields where connection_id = $1) as fields,
         (select jsonb_object_agg(question ->> 'id', question ->> 'text')
            from job, jsonb_array_elements(job.questions) as question where job.id = $2) as questions`;

/** Where a job's applications end in Personio: its company, the position the job is linked to, the current credentials. */
@Injectable()
export class PersonioRoute extends DeliveryRoute {
  override readonly partner = PERSONIO;
  override readonly callsPerMinute: number;

  constructor(
    private readonly em: EntityManager,
    private readonly vault: CredentialVault,
    config: Config,
  ) {
    super();
    this.callsPerMinute = config.personio.callsPerMinute;
  }

  override async destination(
    em: EntityManager,
    { connectionId, organisationId, jobId }: Way,
  ): Promise<Destination | Reason> {
    const [row] = await runSql<Row>(
      em,
      `select connection.state, credential.version, credential.company, personio_job.position_id::text as "positionId"
       from connection
       left join credential on credential.connection_id = connection.id and credential.state = 'current'
       left join personio_job on personio_job.connection_id = connection.id and personio_job.job_id = $3
       where connection.id = $1 and connection.organisation_id = $2`,
      [connectionId, organisationId, jobId],
    );
    if (row?.state !== 'connected' || row.version === null || row.company === null)
      return 'connection_not_ready';
    if (row.positionId === null) return 'job_not_mapped';
    return { company: row.company, position: row.positionId, credentialVersion: row.version };
  }

  override async credentials(
    way: Way,
    { credentialVersion, position }: Destination,
  ): Promise<DeliveryCredentials> {
    const owner = { id: way.connectionId, organisationId: way.organisationId };
    const [credential, [chosen]] = await Promise.all([
      this.vault.version(owner, credentialVersion),
      runSql<Chosen>(this.em.fork(), CHOSEN, [way.connectionId, way.jobId]),
    ]);
    if (!credential) throw new CredentialsGone();
    const { companyId, accessToken, channelId } = PersonioSecret.parse(credential.secret);
    const { fields, questions } = {
      fields: chosen?.fields ?? NO_MAPPING,
      questions: chosen?.questions ?? {},
    };
    return { companyId, accessToken, channelId, positionId: position, fields, questions };
  }
}
