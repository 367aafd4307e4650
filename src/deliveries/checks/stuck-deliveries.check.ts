import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { ConnectionFindings } from '../public/connection-findings.js';

/** Something that is due for this long, and waits for no budget, has nobody who takes it. */
const STUCK_AFTER_MINUTES = 15;

interface Looked {
  readonly connectionId: string;
  readonly waiting: number;
  readonly stuck: number;
}

/** Finds connections whose deliveries are due but are not taken, as when no worker runs. */
@Injectable()
export class StuckDeliveriesCheck extends Check {
  readonly name = 'deliveries.stuck';
  readonly everySeconds = 300;

  constructor(
    private readonly em: EntityManager,
    private readonly findings: ConnectionFindings,
  ) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const connections = await runSql<Looked>(
      this.em.fork(),
      `select connection.id as "connectionId", count(delivery.id)::integer as waiting,
              count(delivery.id) filter (
                where delivery.due_at < $1::timestamptz - make_interval(mins => $2)
                  and delivery.reason is distinct from 'rate_limited')::integer as stuck
       from connection
       left join delivery on delivery.connection_id = connection.id and delivery.state = 'queued'
       where connection.state = 'connected'
       group by connection.id
       having count(delivery.id) > 0 or max(connection.reason) = 'deliveries_stuck'`,
      [now, STUCK_AFTER_MINUTES],
    );
    for (const { connectionId, stuck } of connections)
      await this.findings.take(connectionId, 'deliveries_stuck', stuck > 0 ? String(stuck) : null);
    return {
      lookedAt: connections.reduce((sum, { waiting }) => sum + waiting, 0),
      found: connections.reduce((sum, { stuck }) => sum + stuck, 0),
    };
  }
}
