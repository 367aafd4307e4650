import { Migration } from '@mikro-orm/migrations';

/** How far this database is, as the key store knows it too: one that is behind was restored from an older backup. */
export class Restore0174 extends Migration {
  override up(): void {
    this.addSql(`
      create table database_position (
        position bigint not null,
        moved_at timestamptz not null,
        only_one boolean primary key default true,
        constraint database_position_is_one check (only_one)
      );
    `);
  }
}
