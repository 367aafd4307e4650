import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { HeldDeliveries } from '../deliveries/public/held-deliveries.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import { PERSONIO } from './personio-name.js';
import type { Position } from './read-position.js';

const LINK = `
  insert into personio_job as known (job_id, connection_id, organisation_id, position_id, host, created_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (job_id, connection_id) do update set position_id = excluded.position_id, host = excluded.host
    where (known.position_id, known.host) is distinct from (excluded.position_id, excluded.host)
  returning 1 as linked`;

/** Applications that have read that a job is not linked are committed first, so that none of them is overlooked. */
const IN_TURN = 'select from connection where id = $1 for update';

/** Which position in Personio a job is. */
@Injectable()
export class PersonioPositions {
  constructor(
    private readonly held: HeldDeliveries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Links a job, and lets the deliveries go that waited for it; the same link again changes nothing and is `false`. */
  async link(
    tx: Tx,
    by: Actor,
    jobId: string,
    { connectionId, positionId, host }: Position,
  ): Promise<boolean> {
    await runSql(tx, IN_TURN, [connectionId]);
    const row = [jobId, connectionId, organisationOf(by), positionId, host, this.clock.now()];
    const linked = await runSql(tx, LINK, row);
    if (linked.length === 0) {
      this.audit.unchanged(by);
      return false;
    }
    await this.audit.record(tx, by, 'job.mapped', jobId, { partner: PERSONIO, positionId });
    await this.held.release(tx, by, { connectionId, reason: 'job_not_mapped', jobId });
    return true;
  }

  /** Links many jobs, always in one order; tells which links are new or other than before. */
  async linkAll(tx: Tx, by: Actor, wanted: ReadonlyMap<string, Position>): Promise<Set<string>> {
    const linked = new Set<string>();
    for (const [jobId, position] of [...wanted].sort(([a], [b]) => a.localeCompare(b)))
      if (await this.link(tx, by, jobId, position)) linked.add(jobId);
    if (linked.size === 0) this.audit.unchanged(by);
    return linked;
  }
}
