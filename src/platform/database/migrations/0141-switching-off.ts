import { Migration } from '@mikro-orm/migrations';

/** Keys of a connection that is switched off outlive it until its partner has taken the jobs down, at most a day. */
export class SwitchingOff0141 extends Migration {
  override up(): void {
    this.addSql(`
      alter table connection add column keys_end_at timestamptz;
      create index connection_switching_off on connection (keys_end_at) where keys_end_at is not null;

      alter table publication add column removal_read_at timestamptz;
    `);
  }
}
