import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Delivery } from '../delivery.entity.js';

/** What is told of a delivery that has arrived. */
export type Acknowledged = Pick<
  Delivery,
  'id' | 'organisationId' | 'applicationId' | 'connectionId' | 'jobId' | 'partner'
>;

/**
 * The partner said that it has them. True in every state, also when the worker had lost its lease before the answer.
 * Answers with those of which it was not known yet.
 */
export const acknowledgeDeliveries = (tx: Tx, ids: readonly string[], now: Date): Promise<Acknowledged[]> =>
  runSql<Acknowledged>(
    tx,
    `with arrived as (
       select id from delivery where id = any($1::uuid[]) and evidence is distinct from 'acknowledged'
       order by id for update
     )
     update delivery set state = 'delivered', evidence = 'acknowledged', may_have_arrived = false, finished_at = $2,
                         reason = null, field = null, partner_words = null, lease_token = null, lease_until = null
     from arrived where delivery.id = arrived.id
     returning delivery.id, organisation_id as "organisationId", application_id as "applicationId",
               connection_id as "connectionId", job_id as "jobId", partner`,
    [ids, now],
  );
