import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import type { Way } from '../public/delivery-route.js';

/** What an attempt needs to know of a delivery that a worker has taken. */
export interface ClaimedDelivery extends Way {
  readonly id: string;
  readonly applicationId: string;
  readonly partner: string;
  readonly emailHash: Buffer;
  readonly documentsExpected: number | null;
}

/** Those of them that are still there. */
export const claimedDeliveries = (em: EntityManager, ids: readonly string[]): Promise<ClaimedDelivery[]> =>
  runSql<ClaimedDelivery>(
    em,
    `select id, organisation_id as "organisationId", application_id as "applicationId", job_id as "jobId",
            connection_id as "connectionId", partner, email_hash as "emailHash",
            documents_expected as "documentsExpected"
     from delivery where id = any($1::uuid[])`,
    [ids],
  );
