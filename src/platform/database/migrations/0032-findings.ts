import { Migration } from '@mikro-orm/migrations';

/** What checks have found wrong with connections: open until it is over, and kept as history. */
export class Findings0032 extends Migration {
  override up(): void {
    this.addSql(`
      create table finding (
        id            uuid primary key,
        connection_id uuid not null references connection (id),
        "check"       text not null,
        reason        text not null,
        since         timestamptz not null,
        cleared_at    timestamptz
      );
      create unique index finding_open_once on finding (connection_id, "check", reason) where cleared_at is null;
      create index finding_of_connection on finding (connection_id, since desc);
    `);
  }
}
