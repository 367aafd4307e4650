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

/** The last use of a key is written once a minute, so a use up to a minute before the deletion may be a later one. */
const ANOTHER_KEY_HAS_WORKED = `
  select 1 from api_key deleted join api_key live on live.connection_id = deleted.connection_id
  where deleted.id = $1 and api_key_is_good(live.id)
    and live.last_used_at > deleted.deleted_at - interval '1 minute' limit 1`;

/** Puts a connection into repair when its partner still calls with a deleted key and none of its keys works instead. */
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

  /** A call came with a key whose digest is that of a deleted one. */
  noticed(id: string, connectionId: string): void {
    if (!this.fold.isDue(id, this.clock.now())) return;
    this.background.start(() => this.transactions.run((tx) => this.toRepair(tx, id, connectionId)));
  }

  private async toRepair(tx: Tx, id: string, connectionId: string): Promise<void> {
    const connection = await this.connections.lockById(tx, connectionId);
    if (connection.state !== 'pending' && connection.state !== 'connected') return;
    const worked = await runSql(tx, ANOTHER_KEY_HAS_WORKED, [id]);
    if (worked.length > 0) return;
    await this.move.run(
      tx,
      system('keys', connection.organisationId),
      connection,
      'repair',
      'deleted_key_in_use',
    );
  }
}
