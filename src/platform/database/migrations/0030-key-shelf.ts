import { Migration } from '@mikro-orm/migrations';

/** Which key store belongs to this database. */
export class KeyShelf0030 extends Migration {
  override up(): void {
    this.addSql(`
      create table key_shelf (
        identity text not null,
        only_one boolean primary key default true,
        constraint key_shelf_has_one_identity check (only_one)
      );
    `);
  }
}
