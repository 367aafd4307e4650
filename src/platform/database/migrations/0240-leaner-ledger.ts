import { Migration } from '@mikro-orm/migrations';

/**
 * Fewer entries for each state of a delivery: by application is how `delivery_once` begins, by delivery how
 * `attempt_number_once` does, and what is under way is few and in `delivery_same_person_one_at_a_time`. An attempt that
 * ends changes nothing that is indexed and finds room beside itself, for it is then several times as long.
 */
export class LeanerLedger0240 extends Migration {
  override up(): void {
    this.addSql(`
      drop index delivery_of_application;
      drop index delivery_leases;

      drop index attempt_open;
      create index attempt_of_person on attempt (dedupe_key);
      drop index attempt_may_have_arrived;
      alter table attempt set (fillfactor = 20);
    `);
  }
}
