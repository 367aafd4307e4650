import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import type { Connection } from '../../connections/public/connection.entity.js';
import { ConnectionListener } from '../../connections/public/connection-listener.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { SwitchOffProgress } from './switch-off-progress.js';
import type { Tx } from '../../platform/database/transactions.js';

const UNPUBLISH_ALL = `
  update publication
  set enabled = false, unpublished_at = case when first_published_at is null then null else coalesce(unpublished_at, $2) end
  where connection_id = $1 and enabled
  returning id, job_id as "jobId", coalesce(unpublished_at = $2, false) as "wasSeen"`;

interface Switched {
  readonly id: string;
  readonly jobId: string;
  readonly wasSeen: boolean;
}

/** A connection that is switched off publishes nothing, and nothing by itself when it is switched on again. */
@Injectable()
export class PublicationsOnConnection extends ConnectionListener {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly switchOff: SwitchOffProgress,
  ) {
    super();
  }

  override async moved(tx: Tx, by: Actor, { id, partner, state, organisationId }: Connection): Promise<void> {
    if (state !== 'off') return;
    const switched = await runSql<Switched>(tx, UNPUBLISH_ALL, [id, this.clock.now()]);
    if (switched.length > 0) await this.record(tx, by, switched, { partner, organisationId });
    await this.switchOff.follow(tx, by, id);
  }

  private record(
    tx: Tx,
    by: Actor,
    switched: readonly Switched[],
    { partner, organisationId }: Pick<Connection, 'partner' | 'organisationId'>,
  ): Promise<void> {
    return this.audit.recordAll(
      tx,
      by,
      switched.flatMap(({ id: targetId, jobId, wasSeen }): Recorded[] => [
        {
          action: 'publication.switched',
          targetId,
          facts: { jobId, partner, enabled: false },
          organisationId,
        },
        ...(wasSeen
          ? [{ action: 'publication.hidden' as const, targetId, facts: { jobId, partner }, organisationId }]
          : []),
      ]),
    );
  }
}
