import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Reason } from '../connections/public/reasons.js';
import {
  DeliveryRoute,
  type Destination,
  type Ending,
  type Way,
} from '../deliveries/public/delivery-route.js';
import { Config } from '../platform/config/config.js';
import { askSql, runSql } from '../platform/database/run-sql.js';
import { type Credential, CredentialVault, type VersionOf } from '../connections/public/credential-vault.js';
import { type FieldMapping, NO_MAPPING } from './fields/field-mapping.js';
import { CredentialsGone } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';
import { type DeliveryCredentials, PersonioSecret } from './personio-secret.js';

interface Row {
  readonly place: number;
  readonly state: string;
  readonly version: number | null;
  readonly company: string | null;
  readonly positionId: string | null;
}

interface Chosen {
  readonly place: number;
  readonly fields: FieldMapping | null;
  readonly questions: Readonly<Record<string, string>> | null;
}

const DESTINATIONS = `
  select place::integer, connection.state, credential.version, credential.company,
         personio_job.position_id::text as "positionId"
  from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as way (connection_id, organisation_id, job_id, place)
  join connection on connection.id = way.connection_id and connection.organisation_id = way.organisation_id
  left join credential on credential.connection_id = connection.id and credential.state = 'current'
  left join personio_job on personio_job.connection_id = connection.id and personio_job.job_id = way.job_id`;

const CHOSEN = `
  select place::integer,
         (select json_build_object('answers', answers, 'channels', channels, 'tags', tags)
            from personio_fields where connection_id = way.connection_id) as fields,
         (select jsonb_object_agg(question ->> 'id', question ->> 'text')
            from job, jsonb_array_elements(job.questions) as question where job.id = way.job_id) as questions
  from unnest($1::uuid[], $2::uuid[]) with ordinality as way (connection_id, job_id, place)`;

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

  override async destinations(em: EntityManager, ways: readonly Way[]): Promise<(Destination | Reason)[]> {
    const rows = await runSql<Row>(em, DESTINATIONS, [
      ways.map(({ connectionId }) => connectionId),
      ways.map(({ organisationId }) => organisationId),
      ways.map(({ jobId }) => jobId),
    ]);
    const found = new Map(rows.map((row) => [row.place - 1, row]));
    return ways.map((_, place) => destinationOf(found.get(place)));
  }

  override async credentials(endings: readonly Ending[]): Promise<DeliveryCredentials[]> {
    const [credentials, rows] = await Promise.all([
      this.vault.versions(endings.map(versionOf)),
      askSql<Chosen>(this.em, CHOSEN, [
        endings.map(({ way }) => way.connectionId),
        endings.map(({ way }) => way.jobId),
      ]),
    ]);
    const chosen = new Map(rows.map((row) => [row.place - 1, row]));
    return endings.map(({ destination }, place) =>
      credentialsOf(credentials[place], destination, chosen.get(place)),
    );
  }
}

function destinationOf(row: Row | undefined): Destination | Reason {
  if (row?.state !== 'connected' || row.version === null || row.company === null)
    return 'connection_not_ready';
  if (row.positionId === null) return 'job_not_mapped';
  return { company: row.company, position: row.positionId, credentialVersion: row.version };
}

const versionOf = ({ way, destination }: Ending): VersionOf => ({
  connection: { id: way.connectionId, organisationId: way.organisationId },
  version: destination.credentialVersion,
});

function credentialsOf(
  credential: Credential | undefined,
  { position }: Destination,
  chosen: Chosen | undefined,
): DeliveryCredentials {
  if (!credential) throw new CredentialsGone();
  const { companyId, accessToken, channelId } = PersonioSecret.parse(credential.secret);
  const fields = chosen?.fields ?? NO_MAPPING;
  return {
    companyId,
    accessToken,
    channelId,
    positionId: position,
    fields,
    questions: chosen?.questions ?? {},
  };
}
