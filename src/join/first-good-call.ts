import { performance } from 'node:perf_hooks';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { JobsPulled } from '../jobs/public/jobs-pulled.js';
import { runSql } from '../platform/database/run-sql.js';
import { Transactions } from '../platform/database/transactions.js';

const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 10_000;

/** What a good call suggests about a connection. */
type Standing = Pick<Connection, 'state' | 'reason' | 'partnerReported'>;

/** A partner that reads jobs with a good key is connected, unless it said itself that it is not. */
@Injectable()
export class FirstGoodCall extends JobsPulled {
  private readonly logger = new Logger(FirstGoodCall.name);
  /** Keys whose connection needed nothing a moment ago, and until when that is believed. */
  private readonly settled = new Map<string, number>();

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
  ) {
    super();
  }

  /** A fault here must not keep the jobs from the partner. */
  override async pulled(by: Actor): Promise<void> {
    const { connectionId } = by;
    if (connectionId === null || performance.now() < (this.settled.get(by.id) ?? 0)) return;
    try {
      const standing = await this.standingOf(connectionId);
      if (standing && stateShownBy(standing)) await this.follow(by, connectionId);
      else if (standing?.state === 'connected') this.settle(by.id);
    } catch (error) {
      this.logger.error(error, 'A good call could not be noted');
    }
  }

  private async standingOf(connectionId: string): Promise<Standing | undefined> {
    const sql = 'select state, reason, partner_reported as "partnerReported" from connection where id = $1';
    const [standing] = await runSql<Standing>(this.em.fork(), sql, [connectionId]);
    return standing;
  }

  /** The call's own event comes after this, so the key is asked for here once more. */
  private async follow(by: Actor, connectionId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const connection = await this.connections.lockById(tx, connectionId);
      const [key] = await runSql<{ good: boolean }>(tx, 'select api_key_is_good($1) as good', [by.id]);
      const shown = stateShownBy(connection);
      if (key?.good && shown) await this.move.run(tx, { ...by, call: null }, connection, shown, null);
    });
  }

  private settle(keyId: string): void {
    if (this.settled.size >= MOST_REMEMBERED) this.settled.clear();
    this.settled.set(keyId, performance.now() + REMEMBERED_MS);
  }
}

/**
 * The state that a good call shows where that is news: the connection waits for one, or stands in repair for what the
 * call disproves. What the partner last said of itself outranks it.
 */
export function stateShownBy({
  state,
  reason,
  partnerReported,
}: Standing): 'connected' | 'pending' | undefined {
  if (partnerReported === 'repair') return undefined;
  const shown = partnerReported === 'pending' ? 'pending' : 'connected';
  if (state === 'repair')
    return reason === 'deleted_key_in_use' || reason === 'partner_silent' ? shown : undefined;
  return state === 'pending' && shown === 'connected' ? shown : undefined;
}
