import { Injectable } from '@nestjs/common';
import { system } from '../access/actor.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { InBackground } from './in-background.js';
import { OncePer } from '../platform/schedule/once-per.js';

const FOLD_MS = 5_000;

/** The last use of a key is written once a minute, so a use up to a minute before the end of another may be a later one. */
const ANOTHER_KEY_HAS_WORKED = `
  select 1 from api_key ended join api_key live on live.connection_id = ended.connection_id
  where ended.id = $1 and api_key_is_good(live.id)
    and live.last_used_at > coalesce(ended.deleted_at, ended.expires_at) - interval '1 minute' limit 1`;

const NOTE_REFUSAL = `
  update api_key set refused_at = $2
  where id = $1 and (refused_at is null or refused_at < $2::timestamptz - interval '1 hour')`;

/**
 * Puts a connection into repair when its partner still calls with a deleted or expired key and none of its keys works
 * instead; if one does, keeps when that was, to the hour, for the check that tells.
 */
@Injectable()
export class DeletedKeyWatch {
  private readonly fold = new OncePer(FOLD_MS);

  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly clock: Clock,
    private readonly background: InBackground,
  ) {}

  /** A call came with a key whose digest is that of a deleted or expired one. */
  noticed(id: string, connectionId: string): void {
    if (!this.fold.isDue(id, this.clock.now())) return;
    this.background.start(() => this.transactions.run((tx) => this.follow(tx, id, connectionId)));
  }

  private async follow(tx: Tx, id: string, connectionId: string): Promise<void> {
    const connection = await this.connections.lockById(tx, connectionId);
    if (connection.state !== 'pending' && connection.state !== 'connected') return;
    const worked = await runSql(tx, ANOTHER_KEY_HAS_WORKED, [id]);
    if (worked.length > 0) {
      await runSql(tx, NOTE_REFUSAL, [id, this.clock.now()]);
      return;
    }
    await this.move.run(
      tx,
      system('keys', connection.organisationId),
      connection,
      'repair',
      'deleted_key_in_use',
    );
  }
}
