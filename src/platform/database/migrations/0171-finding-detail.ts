import { Migration } from '@mikro-orm/migrations';

/** What exactly a check has found; ways to all open findings, and to what waits for a connection. */
export class FindingDetail0171 extends Migration {
  override up(): void {
    this.addSql(`
      alter table finding add column detail text;
      create index finding_open on finding (since, id) where cleared_at is null;
      create index delivery_queued_of_connection on delivery (connection_id) where state = 'queued';
    `);
  }
}
