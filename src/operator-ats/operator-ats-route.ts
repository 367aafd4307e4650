import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Credential, CredentialVault } from '../connections/public/credential-vault.js';
import type { Reason } from '../connections/public/reasons.js';
import {
  DeliveryRoute,
  type Destination,
  type Ending,
  type Way,
} from '../deliveries/public/delivery-route.js';
import { askSql, runSql } from '../platform/database/run-sql.js';
import { OPERATOR_ATS } from './operator-ats-name.js';
import { type ConnectedTarget, OperatorAtsSecret } from './operator-ats-secret.js';

const CALLS_PER_MINUTE = 6_000;

interface Row {
  readonly place: number;
  readonly state: string;
  readonly version: number | null;
  readonly company: string | null;
}

interface JobRow {
  readonly place: number;
  readonly externalId: string | null;
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

const DESTINATIONS = `
  select place::integer, connection.state, credential.version, credential.company
  from unnest($1::uuid[], $2::uuid[]) with ordinality as way (connection_id, organisation_id, place)
  join connection on connection.id = way.connection_id and connection.organisation_id = way.organisation_id
  left join credential on credential.connection_id = connection.id and credential.state = 'current'`;

const JOBS = `
  select place::integer, external_id as "externalId", title, questions
  from unnest($1::uuid[], $2::uuid[]) with ordinality as way (job_id, organisation_id, place)
  join job on job.id = way.job_id and job.organisation_id = way.organisation_id`;

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

  override async destinations(em: EntityManager, ways: readonly Way[]): Promise<(Destination | Reason)[]> {
    const rows = await runSql<Row>(em, DESTINATIONS, [
      ways.map(({ connectionId }) => connectionId),
      ways.map(({ organisationId }) => organisationId),
    ]);
    const found = new Map(rows.map((row) => [row.place - 1, row]));
    return ways.map(({ jobId }, place) => destinationOf(jobId, found.get(place)));
  }

  override async credentials(endings: readonly Ending[]): Promise<ConnectedTarget[]> {
    const [credentials, rows] = await Promise.all([
      this.vault.versions(
        endings.map(({ way: { connectionId: id, organisationId }, destination }) => ({
          connection: { id, organisationId },
          version: destination.credentialVersion,
        })),
      ),
      askSql<JobRow>(this.em, JOBS, [
        endings.map(({ way }) => way.jobId),
        endings.map(({ way }) => way.organisationId),
      ]),
    ]);
    const jobs = new Map(rows.map((row) => [row.place - 1, row]));
    return endings.map(({ way }, place) => targetOf(way, credentials[place], jobs.get(place)));
  }
}

function destinationOf(jobId: string, row: Row | undefined): Destination | Reason {
  if (row?.state !== 'connected' || row.version === null || row.company === null)
    return 'connection_not_ready';
  return { company: row.company, position: jobId, credentialVersion: row.version };
}

function targetOf(
  { connectionId, jobId }: Way,
  credential: Credential | undefined,
  job: JobRow | undefined,
): ConnectedTarget {
  if (!credential || !job) throw new Error(`Connection ${connectionId} has lost its credentials or job.`);
  const { externalId, title } = job;
  const questions = Object.fromEntries(job.questions.map(({ id, text }) => [id, text]));
  const secret = OperatorAtsSecret.parse(credential.secret);
  return { ...secret, connectionId, job: { id: jobId, externalId, title, questions } };
}
