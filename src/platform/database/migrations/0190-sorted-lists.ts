import { Migration } from '@mikro-orm/migrations';

/** Lists that are sorted by a name, in the order in which people read it. */
export class SortedLists0190 extends Migration {
  override up(): void {
    this.addSql(`
      create index job_by_title on job (organisation_id, title collate "und-x-icu", id);
      create index organisation_by_name on organisation (name collate "und-x-icu", id);
    `);
  }
}
