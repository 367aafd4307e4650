import { Migration } from '@mikro-orm/migrations';

/** What people are told in the console. */
export class Notifications0007 extends Migration {
  override up(): void {
    this.addSql(`
      create table notice (
        id              uuid primary key,
        account_id      uuid not null references account (id),
        organisation_id uuid references organisation (id),
        kind            text not null,
        subject         jsonb not null,
        body            jsonb not null,
        params          jsonb not null default '{}',
        created_at      timestamptz not null,
        read_at         timestamptz
      );
      create index notice_of_account on notice (account_id, id desc);
    `);
  }
}
