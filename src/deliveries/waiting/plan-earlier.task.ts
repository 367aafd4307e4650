import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import type { PlannedApplication } from '../../applications/public/delivery-planner.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Connections } from '../../connections/public/connections.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { Queue } from '../../platform/queue/queue.js';
import { PlanDeliveries } from '../planning/plan-deliveries.js';

export const PLAN_EARLIER = 'deliveries.plan-earlier';

interface Span {
  readonly connectionId: string;
  /** Null from the beginning. */
  readonly after: string | null;
  readonly until: string;
  /** Up to where an earlier turn has come. */
  readonly from?: string;
}

const PER_TURN = 200;

/** Documents that are all there are not waited for. */
const EARLIER = `
  select application.id, application.organisation_id as "organisationId", job_id as "jobId", email_hash as "emailHash",
         null as "sourceConnectionId", received_at as "receivedAt",
         case when (select count(*) from document where document.application_id = application.id) < documents_expected
           then documents_expected when documents_expected is not null then 0 end as "documentsExpected"
  from application
  where application.organisation_id = $2 and source_connection_id is null and erased_at is null
    and received_at > coalesce($3::timestamptz, '-infinity') and received_at <= $4
    and received_at >= coalesce($6::timestamptz, '-infinity')
    and not exists (select from delivery where delivery.application_id = application.id and delivery.connection_id = $1)
  order by received_at, application.id limit $5`;

/** Plans the deliveries of applications that came while a connection was off, some at a time; held where it is off again. */
@Injectable()
export class PlanEarlierTask extends BackgroundTask {
  readonly name = PLAN_EARLIER;

  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly planning: PlanDeliveries,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override run(span: Span): Promise<void> {
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, span.connectionId);
      const { organisationId } = connection;
      const applications = await earlier(tx, organisationId, span);
      const planned = await this.planning.planThrough(tx, applications, connection);
      if (planned.length === 0) return;
      await this.audit.recordAll(tx, system('deliveries', organisationId), planned);
      const from = applications.at(-1)?.receivedAt;
      if (applications.length === PER_TURN) await this.queue.add(tx, PLAN_EARLIER, { ...span, from });
    });
  }
}

async function earlier(
  tx: Tx,
  organisationId: string,
  { connectionId, after, until, from }: Span,
): Promise<PlannedApplication[]> {
  const rows = await runSql<PlannedApplication>(tx, EARLIER, [
    connectionId,
    organisationId,
    after,
    until,
    PER_TURN,
    from ?? null,
  ]);
  return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }));
}
