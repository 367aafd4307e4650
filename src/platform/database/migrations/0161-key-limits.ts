import { Migration } from '@mikro-orm/migrations';

/** From where a key may be used, and how often it was used each day. */
export class KeyLimits0161 extends Migration {
  override up(): void {
    this.addSql(`
      alter table api_key add column allowed_networks text[] not null default '{}';

      create table api_key_day (
        key_id uuid not null references api_key (id),
        day    date not null,
        calls  integer not null,
        constraint api_key_day_once primary key (key_id, day),
        constraint api_key_day_counts check (calls > 0)
      );
    `);
  }
}
