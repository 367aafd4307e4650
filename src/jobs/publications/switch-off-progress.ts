import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { ConnectionKeys } from '../../connections/public/connection-keys.js';
import { Connections } from '../../connections/public/connections.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';

/** A job that the partner has been shown and then no longer, and that it has neither archived nor read as removed. */
const NOT_CONFIRMED = `
  select 1 from publication
  where connection_id = $1 and first_published_at is not null and unpublished_at is not null
    and partner_state is distinct from 'archived'
    and (removal_read_at is null or removal_read_at < unpublished_at) limit 1`;

/** Follows a connection that is being switched off: jobs first, then its keys. */
@Injectable()
export class SwitchOffProgress {
  constructor(
    private readonly connections: Connections,
    private readonly keys: ConnectionKeys,
    private readonly clock: Clock,
  ) {}

  /** Ends the keys once the partner has confirmed that every job is down, or the time for that is over. */
  async follow(tx: Tx, by: Actor, connectionId: string): Promise<boolean> {
    const connection = await this.connections.byId(tx, connectionId);
    if (connection.keysEndAt === null) return false;
    await tx.flush();
    const isOver = connection.keysEndAt <= this.clock.now();
    if (!isOver && (await runSql(tx, NOT_CONFIRMED, [connectionId])).length > 0) return false;
    await this.keys.end(tx, by, await this.connections.lockById(tx, connectionId));
    return true;
  }

  /** The partner has read that these jobs are removed. */
  async removalsRead(em: EntityManager, connectionId: string, jobIds: readonly string[]): Promise<void> {
    await runSql(em, REMOVALS_READ, [connectionId, jobIds, this.clock.now()]);
  }
}

/** Only a connection that is being switched off waits for it. */
const REMOVALS_READ = `
  update publication set removal_read_at = $3 from connection
  where connection.id = publication.connection_id and connection.keys_end_at is not null
    and publication.connection_id = $1 and job_id = any($2::uuid[])`;
