import { Migration } from '@mikro-orm/migrations';

/** Up to when it was decided about applications that came while a connection was off and planned nothing. */
export class WaitingDeliveries0202 extends Migration {
  override up(): void {
    this.addSql(`
      create table delivery_backfill (
        connection_id uuid primary key references connection (id),
        decided_at    timestamptz not null
      );
    `);
  }
}
