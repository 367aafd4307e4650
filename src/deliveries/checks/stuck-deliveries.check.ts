import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { ConnectionFindings } from '../public/connection-findings.js';

/** Something that is due for this long, and waits for no budget, has nobody who takes it. */
const STUCK_AFTER_MINUTES = 15;

const PAGE = 200;

/** Connections with deliveries that wait, and those that a finding is open for. */
const WAITING = `
  select connection.id as "connectionId", connection.told, count(delivery.id)::integer as waiting,
         count(delivery.id) filter (
           where delivery.due_at < $1::timestamptz - make_interval(mins => $2)
             and delivery.reason is distinct from 'rate_limited')::integer as stuck
  from (
    select id, exists (select from finding where connection_id = connection.id and reason = 'deliveries_stuck'
                                            and cleared_at is null) as told
    from connection
    where ($3::uuid is null or id > $3)
      and (state <> 'off' and exists (select from delivery where connection_id = connection.id and state = 'queued')
           or exists (select from finding where connection_id = connection.id and reason = 'deliveries_stuck'
                                            and cleared_at is null))
    order by id limit ${PAGE}
  ) connection
  left join delivery on delivery.connection_id = connection.id and delivery.state = 'queued'
  group by connection.id, connection.told order by connection.id`;

interface Looked {
  readonly connectionId: string;
  /** A finding is open. */
  readonly told: boolean;
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

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let [lookedAt, found] = [0, 0];
    for (let after: string | null = null; !signal.aborted;) {
      const connections: Looked[] = await runSql<Looked>(this.em.fork(), WAITING, [
        now,
        STUCK_AFTER_MINUTES,
        after,
      ]);
      for (const { connectionId, told, waiting, stuck } of connections) {
        if (told || stuck > 0)
          await this.findings.take(connectionId, 'deliveries_stuck', stuck > 0 ? String(stuck) : null);
        lookedAt += waiting;
        found += stuck;
      }
      after = connections.at(-1)?.connectionId ?? null;
      if (connections.length < PAGE) break;
    }
    return { lookedAt, found };
  }
}
