import { Migration } from '@mikro-orm/migrations';

/** The same job in other languages. */
export class JobTranslations0210 extends Migration {
  override up(): void {
    this.addSql(`
      alter table job add column translations jsonb not null default '[]';
    `);
  }
}
