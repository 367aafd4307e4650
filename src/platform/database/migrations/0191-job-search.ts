import { Migration } from '@mikro-orm/migrations';

/** Jobs are found by a part of their title within an index, whatever the size of their ads. */
export class JobSearch0191 extends Migration {
  override up(): void {
    this.addSql(`
      alter table job add column title_folded text collate "C"
        generated always as (lower(title collate "und-x-icu")) stored;
      create index job_search on job (organisation_id, id) include (title_folded, external_id);
    `);
  }
}
