import { Migration } from '@mikro-orm/migrations';

/** When each scheduled check last ran, so that one replica runs it and the others leave it. */
export class Checks0008 extends Migration {
  override up(): void {
    this.addSql(`
      create table check_run (
        name        text primary key,
        started_at  timestamptz not null,
        finished_at timestamptz,
        looked_at   integer,
        found       integer,
        error       text
      );
    `);
  }
}
