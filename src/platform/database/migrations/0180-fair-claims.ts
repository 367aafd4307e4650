import { Migration } from '@mikro-orm/migrations';

/** Workers walk over connections with something queued, so that a paused one is stepped over however much waits in it. */
export class FairClaims0180 extends Migration {
  override up(): void {
    this.addSql(`
      create index delivery_due_by_connection on delivery (organisation_id, connection_id, due_at, id) where state = 'queued';
      drop index delivery_due;
    `);
  }
}
