import { Migration } from '@mikro-orm/migrations';

/** How each signing key of the log handed over to the next: a note that both signed. Public, and it proves itself. */
export class AuditKeySuccession0152 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_key_succession (
        successor   text primary key,
        predecessor text not null,
        note        text not null,
        recorded_at timestamptz not null
      );
    `);
  }
}
