import { Migration } from '@mikro-orm/migrations';

/** Which events of its period an export shows; null for all. */
export class FilteredExports0260 extends Migration {
  override up(): void {
    this.addSql('alter table audit_export add column filter jsonb;');
  }
}
